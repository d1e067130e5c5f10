import type { Queue } from "#api/tickets.ts";
import { TARGET_FILTERS } from "#api/time-left.ts";
import type { ListSearch } from "#web/routes/root.ts";
import { oneOf } from "../one-of.ts";
import type { QueueFilters } from "../queries.ts";

const isId = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);

/** What the address narrows the queue to; what it has no use for is left out. */
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
