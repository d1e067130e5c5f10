/** useCoverage(asked): what the contract says of a request before it is filed: { data, error }. Asked once, however many show it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { askCoverage } from "#api/coverage.ts";
import type { GivenBody } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

export type AskedCoverage = GivenBody<typeof askCoverage>;

export function useCoverage(asked: AskedCoverage | undefined) {
  return useQuery({
    queryKey: ["coverage", asked],
    queryFn: ({ signal }) =>
      asked === undefined ? null : ask(askCoverage, { body: asked, signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
