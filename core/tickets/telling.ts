import { saysNothing } from "../kit/hidden.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { refOf, type TicketActor } from "./actor.ts";
import type { Recorded } from "./commands.ts";
import type { EventType, RecordedRef, TicketEvent, TicketEventOf } from "./events.ts";
import type { Situation } from "./guard.ts";
import { rowOf } from "./life-cycle.ts";
import type { TicketRefusal } from "./refusals.ts";
import type { CommandName } from "./row.ts";
import type { OpenTicket } from "./ticket.ts";
import type { State } from "./vocabulary.ts";

/** What a command makes happen: one event or more, in order, to be appended in one transaction. */
export type Decision = Result<readonly [TicketEvent, ...TicketEvent[]], TicketRefusal>;

/** A command that the guard let through, with all that its decision looks at. */
export interface Act extends Situation {
  readonly ticket: OpenTicket;
  readonly actor: TicketActor;
}

type Told<Type extends EventType> = Pick<TicketEventOf<Type>, "type" | "payload"> &
  Partial<Pick<TicketEventOf<Type>, "texts" | "attachments">>;

/** An event in the name of this actor, at this instant. */
export function eventBy<Type extends EventType>(
  actor: TicketActor,
  at: Temporal.Instant,
  told: Told<Type>,
): TicketEventOf<Type> {
  return { texts: {}, attachments: [], ...told, at, actor: refOf(actor) };
}

export function tell<Type extends EventType>(act: Act, told: Told<Type>): TicketEventOf<Type> {
  return eventBy(act.actor, act.now, told);
}

/** The states on both sides of a command, as its row of the life cycle has them. */
export function moveOf(act: Act, command: CommandName): { from: State; to: State } {
  const from = act.ticket.state;
  const to = rowOf(command).moves[from];
  if (to === undefined)
    throw new Error(`${command} was let through in ${from}, where the life cycle has no such row`);
  return { from, to };
}

/** Texts that were given and say something. */
export function given(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !saysNothing(entry[1]),
    ),
  );
}

/** As `recordedBy`, for what only a person can say: a solution is not accepted, refused or withdrawn by a finding. */
export function spokenBy(
  act: Act,
  recorded: Recorded | undefined,
  since: Temporal.Instant,
): RecordedOrNot {
  if (recorded?.channel === "found_by_desk")
    return refuse("recorded_out_of_place", { field: "recorded.channel" });
  return recordedBy(act, recorded, since);
}

type RecordedOrNot = Result<
  RecordedRef | null,
  "recorded_required" | "recorded_out_of_place" | "said_at_impossible"
>;

/**
 * An agent who speaks for a beneficiary says who said so, how and when: not before what it answers was there, and not
 * later than now. What the desk found was said by nobody. A contact speaks for themself.
 * @param since when what is answered came about: the request, the solution, or the ticket itself.
 */
export function recordedBy(
  { actor, now }: Pick<Act, "actor" | "now">,
  recorded: Recorded | undefined,
  since: Temporal.Instant,
): RecordedOrNot {
  if (actor.kind === "contact") {
    return recorded === undefined
      ? ok(null)
      : refuse("recorded_out_of_place", { field: "recorded" });
  }
  if (recorded === undefined) return refuse("recorded_required", { field: "recorded" });
  const { saidBy, channel, saidAt } = recorded;
  if (channel === "found_by_desk" && saidBy !== null)
    return refuse("recorded_out_of_place", { field: "recorded.saidBy" });
  if (channel !== "found_by_desk" && saidBy === null)
    return refuse("recorded_required", { field: "recorded.saidBy" });
  const isPossible =
    Temporal.Instant.compare(since.subtract(CLOCKS_DIFFER), saidAt) <= 0 &&
    Temporal.Instant.compare(saidAt, now.add(CLOCKS_DIFFER)) <= 0;
  if (!isPossible) {
    const params = { earliest: since.toString(), latest: now.toString() };
    return refuse("said_at_impossible", { field: "recorded.saidAt", params });
  }
  const [, said = now] = [since, saidAt, now].toSorted(Temporal.Instant.compare);
  return ok({ saidBy, channel, saidAt: said.toString() });
}

/** Whoever writes "just now" by another clock, or to the minute, is not refused: the desk's clock counts. */
const CLOCKS_DIFFER = { minutes: 2 };
