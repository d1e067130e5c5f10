/** A system written down by its own people or by the partner's, and corrected by them. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditEnvironment } from "#web/environments/edit-environment.tsx";
import { NewEnvironment } from "#web/environments/new-environment.tsx";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { subscriptionsQuery } from "../subscription-queries.ts";

export function NewEnvironmentPage() {
  const { t } = useTranslation("environments");
  const navigate = useNavigate();
  const owners = useOwners();
  const [chosen, setChosen] = useState("");
  const organisation = chosen === "" ? (owners[0]?.id ?? "") : chosen;
  return (
    <>
      <PageHeader
        title={t("form.newTitle")}
        lead={t("form.newLead")}
        crumbs={[
          <Link key="all" to="/environments">
            {t("title")}
          </Link>,
        ]}
      />
      <div className="stack">
        {owners.length > 1 ? (
          <Card>
            <SelectField
              label={t("form.organisation")}
              value={organisation}
              onChange={setChosen}
              options={owners.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Card>
        ) : null}
        {organisation === "" ? null : (
          <NewEnvironment
            organisation={organisation}
            onRecorded={({ id }) => void navigate({ to: "/environments/$id", params: { id } })}
            onCancel={() => void navigate({ to: "/environments" })}
          />
        )}
      </div>
    </>
  );
}

/** The reader's own organisations, and those whose contracts go through the partner's. */
function useOwners() {
  const { memberships } = useSession();
  const { data } = useQuery(subscriptionsQuery);
  const own = memberships
    .filter(({ kind }) => kind === "customer")
    .map(({ organisation }) => organisation);
  const served = (data?.items ?? []).map(({ organisation }) => organisation);
  return [...new Map([...own, ...served].map((one) => [one.id, one])).values()];
}

export function EditEnvironmentPage() {
  const { t } = useTranslation("environments");
  const { id } = useParams({ from: "/portal/environments/$id/edit" });
  const navigate = useNavigate();
  return (
    <EditEnvironment
      id={id}
      crumbs={({ name }) => [
        <Link key="all" to="/environments">
          {t("title")}
        </Link>,
        <Link key="one" to="/environments/$id" params={{ id }}>
          {name}
        </Link>,
      ]}
      onDone={() => void navigate({ to: "/environments/$id", params: { id } })}
    />
  );
}
