/**
 * useHandOver(tickets, from): gives tickets one after the other by the usual command. start(plan) gives what the plan says; stop()
 *   ends after the one in hand. What was given is given: whoever comes back, or goes on after a broken line, finds only the rest.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import { ask, newKey } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Refused } from "#web/session/refused.ts";

export type Step =
  | { state: "moving" }
  | { state: "moved"; to: string }
  | { state: "refused"; why: string }
  | { state: "elsewhere" };

/** Whom each ticket goes to. */
export type Plan = ReadonlyMap<string, string>;

export type HandOver = {
  steps: ReadonlyMap<string, Step>;
  running: boolean;
  /** The line broke, and nobody knows whether the one in hand arrived: going on says the same again. */
  broken: boolean;
  start: (plan: Plan) => void;
  stop: () => void;
};

export function useHandOver(from: string): HandOver {
  const queries = useQueryClient();
  const words = useProblemWords();
  const [steps, setSteps] = useState<ReadonlyMap<string, Step>>(new Map());
  const [running, setRunning] = useState(false);
  const [broken, setBroken] = useState(false);
  const wanted = useRef(false);
  const keys = useRef(new Map<string, string>());
  const tell = (reference: string, step: Step) =>
    setSteps((before) => new Map(before).set(reference, step));
  // Whoever leaves the page has stopped: nothing goes on behind another.
  useEffect(() => () => void (wanted.current = false), []);
  const keyOf = (name: string): string => {
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    return key;
  };

  const give = async (reference: string, to: string): Promise<void> => {
    const name = `${reference} ${to}`;
    tell(reference, { state: "moving" });
    try {
      tell(reference, await assign(reference, { from, to, key: keyOf(name) }));
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      // A refusal is an answer; after a dead line nobody knows, and the same key makes the next try safe.
      keys.current.delete(name);
      const { title, detail } = words(cause);
      tell(reference, { state: "refused", why: detail ?? title });
    }
  };
  const run = async (plan: Plan): Promise<void> => {
    for (const [reference, to] of plan) {
      if (!wanted.current) return;
      await give(reference, to);
    }
  };
  const start = (plan: Plan) => {
    wanted.current = true;
    setRunning(true);
    setBroken(false);
    run(plan)
      .catch(() => setBroken(true))
      .finally(() => {
        setRunning(false);
        for (const key of ["tickets", "ticket", "counts", "desk-home"])
          void queries.invalidateQueries({ queryKey: [key] });
      });
  };
  return { steps, running, broken, start, stop: () => (wanted.current = false) };
}

/** Whether nothing is left to do about a ticket. */
export const isThrough = (step: Step | undefined): boolean =>
  step?.state === "moved" || step?.state === "elsewhere";

/** Moves what is still with `from`; what somebody has given or closed meanwhile is left alone. */
async function assign(
  reference: string,
  { from, to, key }: { from: string; to: string; key: string },
): Promise<Step> {
  const params = { reference };
  const ticket = await ask(getTicket, { params });
  if (ticket.assignee?.id === to) return { state: "moved", to };
  if (ticket.assignee?.id !== from || ticket.state === "closed") return { state: "elsewhere" };
  const meta = { params, ifMatch: ticket.version, idempotencyKey: key };
  await ask(ticketCommands.assign, { ...meta, body: { assignee: to } });
  return { state: "moved", to };
}
