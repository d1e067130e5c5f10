import { queryOptions } from "@tanstack/react-query";
import { getDeskHome } from "#api/home.ts";
import { ask } from "#web/session/ask.ts";

/** The desk at a glance, which moves though nobody does anything. */
export const homeQuery = queryOptions({
  queryKey: ["desk-home"],
  queryFn: ({ signal }) => ask(getDeskHome, { signal }),
  refetchInterval: 30_000,
});
