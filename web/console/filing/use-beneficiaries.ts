import { useQueries } from "@tanstack/react-query";
import type { ContactView } from "#api/people-views.ts";
import { organisationQuery } from "../queries.ts";

type Named = { id: string; name: string };

/** For whom a contact may ask: the customers that he or she belongs to, and those that a partner of his or hers serves. */
export function useBeneficiaries(contact: ContactView | undefined): Named[] {
  const memberships = contact?.memberships ?? [];
  const partners = memberships.filter(({ kind }) => kind === "partner");
  const served = useQueries({
    queries: partners.map(({ organisation }) => organisationQuery(organisation.id)),
  });
  const own = memberships
    .filter(({ kind }) => kind === "customer")
    .map(({ organisation }) => organisation);
  const all = [...own, ...served.flatMap(({ data }) => data?.serves ?? [])];
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
