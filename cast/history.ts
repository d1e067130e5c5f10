import type { FileCommand } from "#core/tickets/commands.ts";
import { decide, decideFiling } from "#core/tickets/decide.ts";
import { apply } from "#core/tickets/fold.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { play, type People, type Registry } from "./play.ts";
import type { Story } from "./story.ts";
import { TOLD_BY } from "./settings.ts";

/** What became of a story: the events that its steps made by the life cycle's own rules, and the ticket that they tell. */
export interface History {
  readonly story: Story;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface Telling {
  readonly registry: Registry;
  readonly people: People;
  /** When it was filed and when each of its steps was taken. */
  readonly moments: readonly Temporal.Instant[];
  /** What would be later has not happened yet. */
  readonly until: Temporal.Instant;
  /** State of another story's ticket, for a story that follows one up. */
  readonly stateOf: (storyKey: string) => Ticket["state"] | null;
  /** The system that it is about and what the contract said of it, on a desk that keeps these. */
  readonly known?: Pick<FileCommand, "environment" | "covered" | "coverage">;
}

/** @throws where the life cycle refuses a step: a story is then wrong, or the life cycle is. */
export function historyOf(story: Story, telling: Telling): History {
  const { registry, people, moments, until, stateOf, known } = telling;
  const events: TicketEvent[] = [];
  let ticket: Ticket | undefined;
  for (const { at, actor, command } of play(story, registry, people, moments)) {
    if (Temporal.Instant.compare(at, until) > 0) break;
    const decision =
      command.type === "file"
        ? decideFiling(
            { ...command, ...known },
            actor,
            at,
            story.followUpOf === undefined ? null : stateOf(story.followUpOf),
          )
        : decide(begun(ticket), actor, command, { now: at, settings: TOLD_BY });
    if (!decision.ok) throw new Error(`${story.key}, ${command.type}: ${decision.refusal.code}`);
    for (const event of decision.value) ticket = apply(ticket, event);
    events.push(...decision.value);
  }
  return { story, ticket: begun(ticket), events };
}

function begun(ticket: Ticket | undefined): Ticket {
  if (ticket === undefined) throw new Error("A story begins with its filing");
  return ticket;
}
