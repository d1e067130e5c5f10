/** usePeople(ticket): who may have spoken for the beneficiary: the filer first, then everyone else of the organisation. */
import { useQuery } from "@tanstack/react-query";
import type { TicketView } from "#api/ticket-views.ts";
import { organisationQuery } from "../queries.ts";

export function usePeople({ filer, organisation }: TicketView) {
  const { data } = useQuery(organisationQuery(organisation.id));
  const others = (data?.contacts ?? []).filter(
    ({ id, account }) => id !== filer.id && account !== "deactivated",
  );
  return [filer, ...others.map(({ id, name }) => ({ id, name }))];
}
