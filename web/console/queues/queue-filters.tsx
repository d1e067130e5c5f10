/** filtersOf(queue, search): what the address narrows the queue to. FilterChips { filters }: each in words, with a way back. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Queue } from "#api/tickets.ts";
import { TARGET_FILTERS } from "#api/time-left.ts";
import type { ListSearch } from "#web/routes/root.ts";
import { offersQuery } from "../offers/offer-queries.ts";
import { oneOf } from "../one-of.ts";
import { agentsQuery, type QueueFilters } from "../queries.ts";

const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);

export function filtersOf(queue: Queue, { assignee, target, offer }: ListSearch): QueueFilters {
  const how = queue === "at_risk" ? oneOf(TARGET_FILTERS, target ?? "") : undefined;
  return {
    ...(isId(assignee) ? { assignee } : {}),
    ...(how === undefined ? {} : { target: how }),
    ...(queue === "at_risk" && isId(offer) ? { offer } : {}),
  };
}

export function isNarrowed(filters: QueueFilters): boolean {
  return Object.keys(filters).length > 0;
}

export function FilterChips({ filters }: { filters: QueueFilters }) {
  const { t } = useTranslation("console");
  const { assignee, target, offer } = filters;
  const agents = useQuery({ ...agentsQuery, enabled: assignee !== undefined });
  const offers = useQuery({ ...offersQuery, enabled: offer !== undefined });
  const nameIn = (
    items: readonly { id: string; name: string }[] | undefined,
    id: string | undefined,
  ) => items?.find((one) => one.id === id)?.name ?? "…";
  const said: Record<keyof QueueFilters, () => string> = {
    target: () => (target === undefined ? "" : t(`list.filter.${target}`)),
    assignee: () => t("list.filter.assignee", { name: nameIn(agents.data?.items, assignee) }),
    offer: () => t("list.filter.offer", { name: nameIn(offers.data?.items, offer) }),
  };
  const chips = (["target", "assignee", "offer"] as const)
    .filter((key) => filters[key] !== undefined)
    .map((key) => [key, said[key]()] as const);
  if (chips.length === 0) return null;
  return (
    <ul className="queue-filters" aria-label={t("list.filters")}>
      {chips.map(([key, words]) => (
        <li key={key}>
          <Link
            to="."
            search={({ view: _view, [key]: _without, ...rest }: ListSearch) => rest}
            aria-label={t("list.unfilter", { filter: words })}
            className="chip"
            data-tone="brand"
          >
            {words} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
