/** useFilters(): what the address asks for: { filters, search, set, filtered, clear }. Values that nobody knows are left out. */
import { getRouteApi } from "@tanstack/react-router";
import { SEVERITIES, STATES } from "#core/tickets/vocabulary.ts";
import type { TicketFilters } from "../ticket-queries.ts";

const place = getRouteApi("/portal/tickets");
type Filter = "q" | "state" | "severity" | "waiting" | "organisation";
type Search = Partial<Record<Filter, string | undefined>>;

export function useFilters() {
  const search = place.useSearch();
  const navigate = place.useNavigate();
  const filters = filtersOf(search);
  const set = (name: Filter, value: string) => {
    const next = { ...search, [name]: value };
    if (value === "") delete next[name];
    void navigate({ search: next, replace: true, resetScroll: false });
  };
  const clear = () => void navigate({ search: {}, replace: true });
  return { filters, search, set, clear, filtered: Object.keys(filters).length > 0 };
}

function filtersOf(search: Search): TicketFilters {
  const state = STATES.find((one) => one === search.state);
  const severity = SEVERITIES.find((one) => String(one) === search.severity);
  const waitingOn = (["desk", "beneficiary"] as const).find((one) => one === search.waiting);
  const words = search.q?.trim().slice(0, 200);
  const open = search.state === "open_all" ? STATES.filter((one) => one !== "closed") : undefined;
  return {
    ...(state === undefined ? {} : { state }),
    ...(open === undefined ? {} : { state: open }),
    ...(severity === undefined ? {} : { severity }),
    ...(waitingOn === undefined ? {} : { waitingOn }),
    ...(search.organisation ? { organisation: search.organisation } : {}),
    ...(words ? { search: words } : {}),
  };
}
