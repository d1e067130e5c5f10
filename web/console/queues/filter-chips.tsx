/** FilterChips { filters }: what a queue is narrowed to, each in words, with a way back. A module of its own: few queues are. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { offersQuery } from "../offers/offer-queries.ts";
import { agentsQuery, type QueueFilters } from "../queries.ts";
import { FilterChip } from "./filter-chip.tsx";

export function FilterChips({ filters }: { filters: QueueFilters }) {
  const { t } = useTranslation("console");
  const { assignee, target, offer } = filters;
  const agents = useQuery({ ...agentsQuery, enabled: assignee !== undefined });
  const offers = useQuery({ ...offersQuery, enabled: offer !== undefined });
  const nameIn = (
    items: readonly { id: string; name: string }[] | undefined,
    id: string | undefined,
  ) => items?.find((one) => one.id === id)?.name ?? "…";
  const holder = nameIn(agents.data?.items, assignee);
  const sold = nameIn(offers.data?.items, offer);
  return (
    <ul className="queue-filters" aria-label={t("list.filters")}>
      {target ? <FilterChip filter="target" words={t(`list.filter.${target}`)} /> : null}
      {assignee ? (
        <FilterChip filter="assignee" words={t("list.filter.assignee", { name: holder })} />
      ) : null}
      {offer ? <FilterChip filter="offer" words={t("list.filter.offer", { name: sold })} /> : null}
    </ul>
  );
}
