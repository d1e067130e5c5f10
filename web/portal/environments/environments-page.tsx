/** The systems that the reader's side runs: those to be confirmed say so. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { environmentsQuery } from "#web/environments/environment-queries.ts";
import { EnvironmentRows } from "#web/environments/environment-rows.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";

export function EnvironmentsPage() {
  const { t } = useTranslation("environments");
  const words = useProblemWords();
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
      <Card>
        {list.error ? (
          <ErrorState problem={words(list.error)} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isPending ? <LoadingRows rows={3} /> : null}
        {list.data && found.length === 0 ? (
          <EmptyState title={t("empty")} picture="file" action={record}>
            {t("emptyDetail")}
          </EmptyState>
        ) : null}
        <EnvironmentRows
          rows={found}
          showsOrganisation={isPartner || memberships.length > 1}
          link={({ id, name }) => (
            <Link to="/environments/$id" params={{ id }} className="ticket-row-link">
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
    </>
  );
}
