/** useTicketEnvironment(ticket): the system that a ticket is about, as it is known now; undefined where it names none. */
import { useQuery } from "@tanstack/react-query";
import type { TicketView } from "#api/ticket-views.ts";
import { environmentQuery } from "#web/environments/environment-queries.ts";

export function useTicketEnvironment({ environment }: Pick<TicketView, "environment">) {
  const { data } = useQuery({
    ...environmentQuery(environment?.id ?? ""),
    enabled: environment !== null,
  });
  return environment === null ? undefined : data;
}

/** Whether the ticket waits for its environment to be confirmed (R-31-09), whatever was asked for since. */
export function awaitsConfirmation({ state, requests }: TicketView): boolean {
  return (
    state === "suspended" &&
    requests.some(({ items, environmentItem }) =>
      items.some(({ item, answered }) => item === environmentItem && !answered),
    )
  );
}
