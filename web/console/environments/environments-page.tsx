/** Every system of the desk's customers, by name. */
import "../people/people.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { environmentsQuery } from "#web/environments/environment-queries.ts";
import { EnvironmentRows } from "#web/environments/environment-rows.tsx";
import { PagedCard } from "#web/session/paged-card.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { SearchField } from "../search-field.tsx";

export function EnvironmentsPage() {
  const { t } = useTranslation("environments");
  const { q = "" } = useSearch({ from: "/console/environments" });
  const navigate = useNavigate();
  const list = useInfiniteQuery(environmentsQuery(q === "" ? {} : { search: q }));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <PageHeader title={t("desk.title")} lead={t("desk.lead")} />
      <div className="people-tools">
        <SearchField
          label={t("desk.search")}
          value={q}
          onChange={(text) =>
            void navigate({ to: ".", search: text === "" ? {} : { q: text }, replace: true })
          }
        />
      </div>
      <PagedCard
        list={list}
        shown={found.length}
        none={<EmptyState title={t("desk.none")} picture="search" />}
      >
        <EnvironmentRows
          rows={found}
          showsOrganisation
          link={({ id, name }) => (
            <Link to="/console/environments/$id" params={{ id }} className="row-link">
              {name}
            </Link>
          )}
        />
      </PagedCard>
    </div>
  );
}
