/**
 * useTicket(reference): one ticket, renewed by live events.
 * useAct(ticket, done?): { run(body, send), busy, problem, cause, clear }. Gives one command of the life cycle:
 *   act.run({ comment }, (request) => ask(ticketCommands.accept, request)). The request carries the version that the reader has
 *   seen and an Idempotency-Key that stays until an answer comes, so neither a double click nor a dead line acts twice.
 *   cause goes to <Trouble>. After a version conflict the ticket is fetched anew; running again says "I have seen it".
 */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { TicketView } from "#api/ticket-views.ts";
import { newKey } from "#web/session/ask.ts";
import { Refused } from "#web/session/refused.ts";
import { ticketQuery } from "./ticket-query.ts";

export function useTicket(reference: string) {
  return useQuery(ticketQuery(reference));
}

type Request<Body> = {
  params: { reference: string };
  ifMatch: string;
  idempotencyKey: string;
  body: Body;
};
export type Act = {
  run: <Body>(body: Body, send: (request: Request<Body>) => Promise<TicketView>) => void;
  busy: boolean;
  cause: Error | null;
  clear: () => void;
};

export function useAct(
  ticket: Pick<TicketView, "reference" | "version">,
  done?: (next: TicketView) => void,
): Act {
  const queries = useQueryClient();
  const attempt = useRef({ said: "", key: "" });
  const { reference, version } = ticket;
  const mutation = useMutation({
    mutationFn: (send: () => Promise<TicketView>) => send(),
    onSuccess: (next) => {
      attempt.current = { said: "", key: "" };
      queries.setQueryData(ticketQuery(reference).queryKey, next);
      void queries.invalidateQueries({ queryKey: ["tickets"] });
      void queries.invalidateQueries({ queryKey: ["ticket-clocks", reference] });
      done?.(next);
    },
    onError: (cause) => {
      if (!(cause instanceof Refused)) return; // no answer came: the same key asks again
      attempt.current = { said: "", key: "" };
      void queries.invalidateQueries({ queryKey: ["ticket", reference] });
    },
  });
  const run: Act["run"] = (body, send) => {
    if (mutation.isPending) return;
    const said = JSON.stringify(body);
    if (attempt.current.said !== said || attempt.current.key === "")
      attempt.current = { said, key: newKey() };
    const request = {
      params: { reference },
      ifMatch: version,
      idempotencyKey: attempt.current.key,
      body,
    };
    mutation.mutate(() => send(request));
  };
  return { run, busy: mutation.isPending, cause: mutation.error, clear: mutation.reset };
}
