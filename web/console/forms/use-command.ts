/**
 * useCommand(ticket, command, onDone): { run(send), busy, cause, conflict, sendAnyway, reset }.
 *   run((meta) => ask(ticketCommands.take, { ...meta, body: {} })). The version that is sent is the one given as `seen`.
 *   A conflict keeps the call, so that sendAnyway repeats it on the version that the desk has now.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { Problem } from "#api/problem.ts";
import type { TicketView } from "#api/ticket-views.ts";
import type { CommandType } from "#core/tickets/commands.ts";
import { rowOf } from "#core/tickets/life-cycle.ts";
import { newKey } from "#web/session/ask.ts";
import { Refused } from "#web/session/refused.ts";

export type Meta = { params: { reference: string }; idempotencyKey: string; ifMatch?: string };
export type Send = (meta: Meta) => Promise<TicketView>;

export type CommandRun = {
  run: (send: Send) => void;
  busy: boolean;
  /** What went wrong with the last try; a conflict is not among it. */
  cause: unknown;
  conflict: Problem | undefined;
  sendAnyway: () => void;
  reset: () => void;
};

type Try = { send: Send; version: string };

export function useCommand(
  reference: string,
  command: CommandType,
  seen: string,
  onDone: () => void,
): CommandRun {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const last = useRef<Send>(undefined);
  const mutation = useMutation({
    mutationFn: ({ send, version }: Try) =>
      send({
        params: { reference },
        idempotencyKey: key.current,
        ...(rowOf(command).versioned ? { ifMatch: version } : {}),
      }),
    onSuccess: (ticket) => {
      key.current = newKey();
      queries.setQueryData(["ticket", reference], ticket);
      void queries.invalidateQueries({ queryKey: ["tickets"] });
      void queries.invalidateQueries({ queryKey: ["counts"] });
      onDone();
    },
    onError: (cause) => {
      // After a dead line nobody knows whether it arrived: the same key makes the next try safe. A refusal is an answer.
      if (!(cause instanceof Refused)) return;
      key.current = newKey();
      if (cause.problem.status === 409 || cause.problem.status === 412)
        void queries.invalidateQueries({ queryKey: ["ticket", reference] });
    },
  });
  const conflict = conflictOf(mutation.error);
  const run = (send: Send) => {
    last.current = send;
    mutation.mutate({ send, version: seen });
  };
  const sendAnyway = () => {
    if (last.current && conflict?.version)
      mutation.mutate({ send: last.current, version: conflict.version });
  };
  const cause = conflict ? null : mutation.error;
  return { run, busy: mutation.isPending, cause, conflict, sendAnyway, reset: mutation.reset };
}

function conflictOf(cause: Error | null): Problem | undefined {
  return cause instanceof Refused && cause.problem.code === "version_conflict"
    ? cause.problem
    : undefined;
}
