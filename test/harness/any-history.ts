import fc from "fast-check";
import { SETTINGS } from "./settings.ts";
import { decide } from "#core/tickets/decide.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { apply } from "#core/tickets/fold.ts";
import type { TicketRefusal } from "#core/tickets/refusals.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { anyDraws, anySteps, saidWhen, type Step } from "./any-command.ts";
import { aTicket, colin, complete, ines, maya, moments, type OneTicket } from "./one-ticket.ts";

interface Done extends Step {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly events: readonly TicketEvent[];
  readonly now: Temporal.Instant;
}

interface Refused extends Step {
  readonly before: Ticket;
  readonly code: TicketRefusal;
}

export interface History {
  readonly done: readonly Done[];
  readonly refused: readonly Refused[];
  readonly events: readonly TicketEvent[];
  readonly ticket: Ticket;
}

function freeze<Thing>(thing: Thing): Thing {
  if (typeof thing === "object" && thing !== null && !Object.isFrozen(thing)) {
    Object.freeze(thing);
    for (const part of Object.values(thing)) freeze(part);
  }
  return thing;
}

/** A ticket just filed, or already somewhere, so that what is rare in chance alone happens too. */
const anyBeginning = fc.constantFrom(aTicket(), ...Object.values(moments()), ...escalated());

/** Escalated, and with a direct interaction that both sides agreed to. */
function escalated(): readonly OneTicket[] {
  const raised = moments().working.does(colin, complete.escalate);
  const proposed = raised.does(ines, complete["propose-interaction"]);
  return [raised, proposed.does(maya, complete["agree-interaction"])];
}

/** Lives through the draws; of each draw the first step that is not refused is the one that happens. */
function lived(begins: OneTicket, draws: readonly (readonly Step[])[]): History {
  const done: Done[] = [];
  const refused: Refused[] = [];
  let ticket = freeze(begins.ticket);
  let now = begins.now;
  for (const draw of draws) {
    for (const step of draw) {
      const at = now.add({ minutes: step.minutes });
      const situation = { now: at, settings: SETTINGS };
      const command = saidWhen(step.command, at.subtract({ minutes: step.minutes % 90 }));
      const decision = decide(ticket, step.actor, freeze(command), situation);
      if (!decision.ok) {
        refused.push({ ...step, before: ticket, code: decision.refusal.code });
        continue;
      }
      const events = freeze(decision.value);
      const after = events.reduce<Ticket>((told, event) => freeze(apply(told, event)), ticket);
      done.push({ ...step, before: ticket, after, events, now: at });
      [ticket, now] = [after, at];
      break;
    }
  }
  return {
    done,
    refused,
    ticket,
    events: [...begins.events, ...done.flatMap((one) => one.events)],
  };
}

/** Of each draw the first step that is let through happens, so that a life goes far. */
export const drawnHistory: fc.Arbitrary<History> = fc
  .tuple(anyBeginning, anyDraws)
  .map(([begins, draws]) => lived(begins, draws));

/** Steps that were not chosen for what is possible then, most of which are refused. */
const stumbledHistory: fc.Arbitrary<History> = fc
  .tuple(anyBeginning, anySteps)
  .map(([begins, steps]) =>
    lived(
      begins,
      steps.map((step) => [step]),
    ),
  );

/** What people did to a ticket, in any order. */
export const anyHistory: fc.Arbitrary<History> = fc.oneof(drawnHistory, stumbledHistory);
