/** useBothSides(contract): everybody whom the contract may name, the beneficiary's people and the partner's. */
import { useQueries } from "@tanstack/react-query";
import type { ContractView } from "#api/contract-views.ts";
import { organisationQuery } from "../queries.ts";

export function useBothSides({ organisation, partner }: ContractView) {
  const sides = [organisation.id, ...(partner === null ? [] : [partner.id])];
  return useQueries({
    queries: sides.map((id) => organisationQuery(id)),
    combine: (asked) => {
      const people = asked.flatMap(({ data }) => data?.contacts ?? []);
      return [...new Map(people.map(({ id, name }) => [id, { id, name }])).values()];
    },
  });
}
