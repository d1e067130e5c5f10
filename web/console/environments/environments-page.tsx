/** Every system of the desk's customers, by name. */
import "../people/people.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { environmentsQuery } from "#web/environments/environment-queries.ts";
import { EnvironmentRows } from "#web/environments/environment-rows.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { SearchField } from "../search-field.tsx";

export function EnvironmentsPage() {
  const { t } = useTranslation("environments");
  const { q = "" } = useSearch({ from: "/console/environments" });
  const navigate = useNavigate();
  const words = useProblemWords();
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
      <Card>
        {list.error ? (
          <ErrorState problem={words(list.error)} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isPending ? <LoadingRows /> : null}
        {list.data && found.length === 0 ? (
          <EmptyState title={t("desk.none")} picture="search" />
        ) : null}
        <EnvironmentRows
          rows={found}
          showsOrganisation
          link={({ id, name }) => (
            <Link to="/console/environments/$id" params={{ id }} className="ticket-row-link">
              {name}
            </Link>
          )}
        />
        {found.length > 0 ? (
          <KeysetPager
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            shown={found.length}
          />
        ) : null}
      </Card>
    </div>
  );
}
