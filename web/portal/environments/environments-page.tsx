/** The systems that the reader's side runs: those to be confirmed say so. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { environmentsQuery } from "#web/environments/environment-queries.ts";
import { EnvironmentRows } from "#web/environments/environment-rows.tsx";
import { PagedCard } from "#web/session/paged-card.tsx";
import { useSession } from "#web/session/session.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { EmptyState } from "#web/ui/states.tsx";

export function EnvironmentsPage() {
  const { t } = useTranslation("environments");
  const { memberships } = useSession();
  const list = useInfiniteQuery(environmentsQuery({}));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isPartner = memberships.some(({ kind }) => kind === "partner");
  const record = (
    <Link to="/environments/new" className="button-link" data-primary>
      {t("record")}
    </Link>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")}>
        {found.length > 0 ? record : null}
      </PageHeader>
      <PagedCard
        list={list}
        shown={found.length}
        rows={3}
        none={
          <EmptyState
            title={t(isPartner ? "field.noneReadable" : "empty")}
            picture="file"
            action={record}
          >
            {t("emptyDetail")}
          </EmptyState>
        }
      >
        <EnvironmentRows
          rows={found}
          showsOrganisation={isPartner || memberships.length > 1}
          link={({ id, name }) => (
            <Link to="/environments/$id" params={{ id }} className="row-link">
              {name}
            </Link>
          )}
        />
      </PagedCard>
    </>
  );
}
