/** Who is on call, and what calls the reader. Keys of alerts follow session/live.ts: a ticket that changes renews them. */
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { getPaging, getPush } from "#api/alert-doors.ts";
import {
  acknowledgeAlert,
  getOnCall,
  listAlerts,
  listDuties,
  listTicketAlerts,
} from "#api/on-call.ts";
import type { OnCallPage } from "#api/on-call.ts";
import { ask } from "#web/session/ask.ts";

/** What is missed by the live line is still seen soon. */
const lookAgainMilliseconds = 30_000;

export const onCallQuery = queryOptions({
  queryKey: ["on-call"],
  queryFn: ({ signal }) => ask(getOnCall, { signal }),
});

export const dutiesQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["on-call", "duties", from, to],
    queryFn: ({ signal }) => ask(listDuties, { query: { from, to }, signal }),
  });

export const alertsQuery = queryOptions({
  queryKey: ["tickets", "alerts"],
  queryFn: ({ signal }) => ask(listAlerts, { signal }),
  refetchInterval: lookAgainMilliseconds,
});

export const ticketAlertsQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket", reference, "alerts"],
    queryFn: ({ signal }) => ask(listTicketAlerts, { params: { reference }, signal }),
  });

export const pushQuery = queryOptions({
  queryKey: ["push"],
  queryFn: ({ signal }) => ask(getPush, { signal }),
});

export const pagingQuery = queryOptions({
  queryKey: ["paging"],
  queryFn: ({ signal }) => ask(getPaging, { signal }),
});

/** Says that the reader has an alert in hand. */
export function useAcknowledge(reference: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (alert: string) => ask(acknowledgeAlert, { params: { alert } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: alertsQuery.queryKey }),
        queries.invalidateQueries({ queryKey: ["ticket", reference] }),
      ]),
  });
}

/** Changes the roster: the answer is the page as it is then. */
export function useChange<Said>(send: (said: Said) => Promise<OnCallPage>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (page) => {
      queries.setQueryData(onCallQuery.queryKey, page);
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["on-call"] }),
  });
}
