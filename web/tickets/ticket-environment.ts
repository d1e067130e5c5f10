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

/** Whether the ticket waits for just this: its environment to be confirmed (R-31-09). */
export function awaitsConfirmation({ state, requests }: TicketView): boolean {
  const latest = state === "suspended" ? requests.at(-1) : undefined;
  const item = latest?.items.find((one) => one.item === latest.environmentItem);
  return item !== undefined && !item.answered;
}
