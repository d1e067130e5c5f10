/** One system of a customer in the console, and where it is written down and corrected. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EnvironmentView } from "#api/environment-views.ts";
import { EditEnvironment } from "#web/environments/edit-environment.tsx";
import { EnvironmentDetail } from "#web/environments/environment-detail.tsx";
import { NewEnvironment } from "#web/environments/new-environment.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { organisationQuery } from "../queries.ts";

export function EnvironmentPage() {
  const { t } = useTranslation("environments");
  const { id } = useParams({ from: "/console/environments/$id" });
  return (
    <div className="page">
      <EnvironmentDetail
        id={id}
        links={{
          crumbs: ownerCrumbs,
          edit: (environment, words) => (
            <Link
              to="/console/environments/$id/edit"
              params={{ id: environment.id }}
              className="button-link"
            >
              {words}
            </Link>
          ),
          contract: (contract) => (
            <Link to="/console/subscriptions/$id" params={{ id: contract.id }}>
              {contract.sku}
            </Link>
          ),
          programme: <Link to="/console/programme">{t("support.programme")}</Link>,
        }}
      />
    </div>
  );
}

export function EditEnvironmentPage() {
  const { id } = useParams({ from: "/console/environments/$id/edit" });
  const navigate = useNavigate();
  return (
    <div className="page">
      <EditEnvironment
        id={id}
        crumbs={(environment) => [
          ...ownerCrumbs(environment),
          <Link key="one" to="/console/environments/$id" params={{ id }}>
            {environment.name}
          </Link>,
        ]}
        onDone={() => void navigate({ to: "/console/environments/$id", params: { id } })}
      />
    </div>
  );
}

export function NewEnvironmentPage() {
  const { t } = useTranslation("environments");
  const { id: organisation } = useParams({ from: "/console/customers/$id/environments/new" });
  const navigate = useNavigate();
  const { data } = useQuery(organisationQuery(organisation));
  return (
    <div className="page">
      <PageHeader
        title={t("form.newTitle")}
        lead={data?.name}
        crumbs={data === undefined ? [] : ownerCrumbs({ organisation: data })}
      />
      <NewEnvironment
        organisation={organisation}
        onRecorded={({ id }) => void navigate({ to: "/console/environments/$id", params: { id } })}
        onCancel={() =>
          void navigate({ to: "/console/customers/$id", params: { id: organisation } })
        }
      />
    </div>
  );
}

function ownerCrumbs({ organisation: { id, name } }: Pick<EnvironmentView, "organisation">) {
  return [
    <Link key="owner" to="/console/customers/$id" params={{ id }}>
      {name}
    </Link>,
  ];
}
