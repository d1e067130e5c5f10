/** CustomerEnvironments { organisation, records }: the systems of one customer, on its page. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { environmentsQuery } from "#web/environments/environment-queries.ts";
import { EnvironmentRows } from "#web/environments/environment-rows.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";

export function CustomerEnvironments({ organisation }: { organisation: string }) {
  const { t } = useTranslation("environments");
  const words = useProblemWords();
  const list = useInfiniteQuery(environmentsQuery({ organisation }));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card
      title={t("desk.title")}
      aside={
        <Link to="/console/customers/$id/environments/new" params={{ id: organisation }}>
          {t("record")}
        </Link>
      }
    >
      {list.error ? <ErrorState problem={words(list.error)} /> : null}
      {list.isPending ? <LoadingRows rows={2} /> : null}
      {list.data && found.length === 0 ? <EmptyState title={t("desk.noneOf")} /> : null}
      <EnvironmentRows
        rows={found}
        showsOrganisation={false}
        link={({ id, name }) => (
          <Link to="/console/environments/$id" params={{ id }} className="row-link">
            {name}
          </Link>
        )}
      />
      {list.hasNextPage ? (
        <KeysetPager
          hasMore
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
          shown={found.length}
        />
      ) : null}
    </Card>
  );
}
