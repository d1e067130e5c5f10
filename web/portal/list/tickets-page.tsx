import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ticketPagesQuery } from "../ticket-queries.ts";
import { TicketRows } from "../ticket-rows.tsx";
import { TicketFilterBar } from "./filter-bar.tsx";
import { useFilters } from "./use-filters.ts";

export function TicketsPage() {
  const { t } = useTranslation("portal");
  const me = useSession();
  const words = useProblemWords();
  const { filters, filtered, clear } = useFilters();
  const pages = useInfiniteQuery({
    ...ticketPagesQuery(filters),
    placeholderData: (before) => before,
  });
  const tickets = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const several =
    me.memberships.length > 1 || me.memberships.some(({ kind }) => kind === "partner");
  return (
    <>
      <PageHeader title={t("nav.tickets")}>
        <Link to="/tickets/new" className="button-link" data-primary>
          {t("nav.new")}
        </Link>
      </PageHeader>
      <TicketFilterBar />
      {pages.error ? (
        <ErrorState problem={words(pages.error)} onRetry={() => void pages.refetch()} />
      ) : null}
      <Card>
        {pages.isPending && !pages.error ? <LoadingRows rows={8} /> : null}
        {pages.data && tickets.length === 0 ? <Nothing filtered={filtered} clear={clear} /> : null}
        <TicketRows tickets={tickets} organisations={several} />
        {tickets.length > 0 ? (
          <KeysetPager
            hasMore={pages.hasNextPage}
            loading={pages.isFetchingNextPage}
            shown={tickets.length}
            onMore={() => void pages.fetchNextPage()}
          />
        ) : null}
      </Card>
    </>
  );
}

function Nothing({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const { t } = useTranslation("portal");
  if (!filtered) {
    return (
      <EmptyState
        picture="file"
        title={t("home.none")}
        action={
          <Link to="/tickets/new" className="button-link" data-primary>
            {t("nav.new")}
          </Link>
        }
      >
        {t("home.noneDetail")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      picture="search"
      title={t("list.nothing")}
      action={
        <button type="button" className="button-link" onClick={clear}>
          {t("list.clear")}
        </button>
      }
    >
      {t("list.nothingDetail")}
    </EmptyState>
  );
}
