/** Customers and partners, by name. */
import "./people.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PagedCard } from "#web/session/paged-card.tsx";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { organisationsQuery } from "../queries.ts";
import { SearchField } from "../search-field.tsx";
import { CreateOrganisation } from "./create-organisation.tsx";

export function CustomersPage() {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { q = "" } = useSearch({ from: "/console/customers" });
  const navigate = useNavigate();
  const { may } = useSession();
  const [creating, setCreating] = useState(false);
  const list = useInfiniteQuery(organisationsQuery(q));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <PageHeader title={t("customers.title")}>
        {may.manageCustomers ? (
          <Button onClick={() => setCreating(true)}>{t("customers.create")}</Button>
        ) : null}
      </PageHeader>
      <div className="people-tools">
        <SearchField
          label={t("customers.search")}
          value={q}
          onChange={(text) =>
            void navigate({ to: ".", search: text === "" ? {} : { q: text }, replace: true })
          }
        />
      </div>
      <PagedCard
        list={list}
        shown={found.length}
        none={q === "" ? <NoneYet /> : <EmptyState title={t("customers.none")} picture="search" />}
      >
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{t("customers.name")}</th>
              <th scope="col">{t("customers.kind")}</th>
              <th scope="col">{t("customers.links")}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ id, name, kind, active, serves, servedBy }) => (
              <tr key={id}>
                <td>
                  <Link to="/console/customers/$id" params={{ id }}>
                    <strong>{name}</strong>
                  </Link>{" "}
                  {active ? null : <Chip>{t("account.deactivated")}</Chip>}
                </td>
                <td>{t(`console:organisationKinds.${kind}`)}</td>
                <td className="small muted">
                  {kind === "partner"
                    ? t("customers.serves", { count: serves.length })
                    : servedBy
                        .map((partner) => t("list.via", { partner: partner.name }))
                        .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </PagedCard>
      <CreateOrganisation opened={creating} onClose={() => setCreating(false)} />
    </div>
  );
}

function NoneYet() {
  const { t } = useTranslation("console");
  const { may } = useSession();
  return (
    <EmptyState title={t("customers.noneYet")} picture="file">
      {may.manageCustomers ? t("customers.noneYetDetail") : null}
    </EmptyState>
  );
}
