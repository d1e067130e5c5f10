/** TicketList: the tickets of a queue. J and K move, O or Enter opens, T takes, / searches. */
import { lazy, Suspense, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Queue } from "#api/tickets.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Kbd } from "#web/ui/kbd.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { SearchField } from "../search-field.tsx";
import type { QueueFilters } from "../queries.ts";
import { isNarrowed } from "./queue-filters.ts";
import { TicketLine } from "./ticket-line.tsx";
import { useListKeys } from "./use-list-keys.ts";
import type { QueueList } from "./use-queue.ts";

const FilterChips = lazy(async () => ({
  default: (await import("./filter-chips.tsx")).FilterChips,
}));

type Props = {
  queue: Queue;
  list: QueueList;
  search: string;
  filters: QueueFilters;
  onSearch: (words: string) => void;
  shown: string | undefined;
  onSelect: (reference: string) => void;
  onOpen: (reference: string) => void;
  /** Whether the ticket stands beside the list. */
  beside: boolean;
};

export function TicketList(props: Props) {
  const { queue, list, search, filters, onSearch, shown, beside } = props;
  const { t } = useTranslation("console");
  const words = useProblemWords();
  const rows = useRef<HTMLOListElement>(null);
  useListKeys({ ...props, rows });
  const { tickets } = list;
  const isSought = search !== "" || isNarrowed(filters);
  return (
    <section className="queue-list" aria-labelledby="queue-title">
      <div className="queue-list-head">
        <h1 id="queue-title">{t(`queues.${queue}`)}</h1>
        <span className="queue-keys" aria-hidden="true">
          <Kbd keys="j" /> <Kbd keys="k" /> <Kbd keys="o" /> <Kbd keys="?" />
        </span>
        <SearchField label={t("list.search")} value={search} onChange={onSearch} />
        {isNarrowed(filters) ? (
          <Suspense fallback={null}>
            <FilterChips filters={filters} />
          </Suspense>
        ) : null}
      </div>
      {list.cause ? <ErrorState problem={words(list.cause)} onRetry={list.retry} /> : null}
      {list.loading ? <LoadingRows rows={8} /> : null}
      {!list.loading && !list.cause && tickets.length === 0 ? (
        <EmptyState
          title={t(isSought ? "list.noneFound" : `empty.${queue}`)}
          picture={isSought ? "search" : "done"}
        />
      ) : null}
      <ol className="ticket-lines" ref={rows}>
        {tickets.map((ticket) => (
          <TicketLine
            key={ticket.reference}
            ticket={ticket}
            queue={queue}
            current={ticket.reference === shown}
            beside={beside}
            onOpen={props.onOpen}
          />
        ))}
      </ol>
      {tickets.length > 0 ? (
        <div className="queue-foot">
          <KeysetPager
            hasMore={list.hasMore}
            loading={list.loadingMore}
            onMore={list.more}
            shown={tickets.length}
          />
        </div>
      ) : null}
    </section>
  );
}
