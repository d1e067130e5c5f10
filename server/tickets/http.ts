import { ticketCommands } from "#api/ticket-commands.ts";
import { as, type AttachmentId } from "#core/kit/brand.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import type { Command, Recorded } from "#core/tickets/commands.ts";
import type { RecordedChannel } from "#core/tickets/vocabulary.ts";
import { given } from "#server/platform/given.ts";
import type { GivenKey } from "#server/platform/idempotency.ts";
import { door } from "#server/platform/http/door.ts";
import type { AnsweredBy } from "#api/route.ts";
import type { getTicket } from "#api/tickets.ts";
import {
  carryOut,
  carryOutAndShow,
  type Refused,
  type TicketDeps,
  type Within,
} from "./commands.ts";

type View = AnsweredBy<typeof getTicket>;

/** How a ticket is shown to whoever has just changed it: by the subject that draws its page. */
export interface Showing {
  readonly showTicket: (
    asked: {
      readonly actor: Actor;
      readonly reference: string;
      readonly language: Language;
      readonly now: Temporal.Instant;
    },
    /** Where to read it, for an agent; a contact's reading never leaves the portal's own connection. */
    within?: Within,
  ) => Promise<View>;
}

type Deps = TicketDeps & Showing;

/** A request that names a ticket and gives it a command. */
interface Given {
  readonly params: { readonly reference: string };
  readonly actor: Actor;
  readonly ifMatch: string | undefined;
  readonly idempotency: GivenKey | undefined;
  readonly language: Language;
  readonly now: Temporal.Instant;
  readonly brief: boolean;
}

/** A door for each command of the life cycle. */
export function ticketDoors(deps: Deps) {
  return [
    ...deskDoors(deps),
    ...informationDoors(deps),
    ...solutionDoors(deps),
    ...wordDoors(deps),
  ];
}

function deskDoors(deps: Deps) {
  const { take, assign, qualify, resume, reject, remind } = ticketCommands;
  return [
    door(take, (call) => carry(deps, call, { type: "take" })),
    door(assign, (call) =>
      carry(deps, call, { type: "assign", assignee: as<"AgentId">(call.body.assignee) }),
    ),
    door(qualify, (call) => carry(deps, call, { type: "qualify", ...given(call.body) })),
    door(ticketCommands["start-work"], (call) =>
      carry(deps, call, { type: "start-work", ...given(call.body) }),
    ),
    door(resume, (call) => carry(deps, call, { type: "resume", ...given(call.body) })),
    door(reject, (call) => {
      const { duplicateOf, ...body } = call.body;
      const cited = duplicateOf === undefined ? {} : { duplicateOf: as<"Reference">(duplicateOf) };
      return carry(deps, call, { type: "reject", ...given(body), ...cited });
    }),
    door(remind, (call) => carry(deps, call, { type: "remind", ...given(call.body) })),
    door(ticketCommands["close-unanswered"], (call) =>
      carry(deps, call, { type: "close-unanswered", ...given(call.body) }),
    ),
  ];
}

function informationDoors(deps: Deps) {
  return [
    door(ticketCommands["declare-severity"], (call) =>
      carry(deps, call, { type: "declare-severity", ...call.body }),
    ),
    door(ticketCommands["request-information"], (call) => {
      const { attachments, ...body } = call.body;
      return carry(deps, call, {
        type: "request-information",
        ...given(body),
        attachments: files(attachments),
      });
    }),
    door(ticketCommands["provide-information"], (call) => {
      const { attachments, recorded, ...body } = call.body;
      return carry(deps, call, {
        type: "provide-information",
        ...given(body),
        attachments: files(attachments),
        ...spoken(recorded),
      });
    }),
  ];
}

function solutionDoors(deps: Deps) {
  const { conclude, accept, refuse: refusing, withdraw } = ticketCommands;
  return [
    door(conclude, (call) => {
      const { conclusion, attachments } = call.body;
      return carry(deps, call, {
        type: "conclude",
        conclusion: given(conclusion),
        attachments: files(attachments),
      });
    }),
    door(accept, (call) => {
      const { recorded, ...body } = call.body;
      return carry(deps, call, { type: "accept", ...given(body), ...spoken(recorded) });
    }),
    door(refusing, (call) => {
      const { attachments, recorded, why } = call.body;
      return carry(deps, call, {
        type: "refuse",
        why,
        attachments: files(attachments),
        ...spoken(recorded),
      });
    }),
    door(withdraw, (call) => {
      const { recorded, ...body } = call.body;
      return carry(deps, call, { type: "withdraw", ...given(body), ...spoken(recorded) });
    }),
  ];
}

function wordDoors(deps: Deps) {
  const { reply, note } = ticketCommands;
  return [
    door(reply, ({ body, ...call }) =>
      carry(deps, call, { type: "reply", text: body.text, attachments: files(body.attachments) }),
    ),
    door(note, ({ body, ...call }) =>
      carry(deps, call, { type: "note", text: body.text, attachments: files(body.attachments) }),
    ),
  ];
}

/** A door for each command of an escalation. */
export function escalationDoors(deps: Deps) {
  return [
    door(ticketCommands.escalate, (call) => carry(deps, call, { type: "escalate", ...call.body })),
    door(ticketCommands["acknowledge-escalation"], (call) =>
      carry(deps, call, { type: "acknowledge-escalation", ...given(call.body) }),
    ),
    door(ticketCommands["propose-interaction"], (call) => {
      const { startsAt, ...body } = call.body;
      const at = Temporal.Instant.from(startsAt);
      return carry(deps, call, { type: "propose-interaction", ...given(body), startsAt: at });
    }),
    door(ticketCommands["agree-interaction"], (call) => {
      const { proposal, recorded } = call.body;
      return carry(deps, call, { type: "agree-interaction", proposal, ...spoken(recorded) });
    }),
    door(ticketCommands["record-interaction"], (call) =>
      carry(deps, call, { type: "record-interaction", ...given(call.body) }),
    ),
    door(ticketCommands["end-escalation"], (call) =>
      carry(deps, call, { type: "end-escalation", ...call.body }),
    ),
  ];
}

type Answer =
  | { readonly ok: true; readonly value: View }
  | { readonly ok: true; readonly version: string };

/** Gives the command, and answers with the ticket as the giver sees it afterwards, or with its version alone. */
async function carry(deps: Deps, call: Given, command: Command): Promise<Answer | Refused> {
  const { actor, ifMatch, idempotency, now, language } = call;
  const { reference } = call.params;
  const order = { actor, reference, command, ifMatch, idempotency, now };
  const asked = { actor, reference, language, now };
  if (call.brief) {
    const carried = await carryOut(deps, order);
    return carried.ok ? { ok: true, version: carried.version } : carried;
  }
  if (actor.kind === "agent")
    return carryOutAndShow(deps, order, (within) => deps.showTicket(asked, within));
  const done = await carryOut(deps, order);
  return done.ok ? { ok: true, value: await deps.showTicket(asked) } : done;
}

function files(ids: readonly string[]): readonly AttachmentId[] {
  return ids.map((id) => as<"AttachmentId">(id));
}

interface GivenRecord {
  readonly saidBy: string | null;
  readonly channel: RecordedChannel;
  readonly saidAt: string;
}

function spoken(recorded: GivenRecord | undefined): { readonly recorded?: Recorded } {
  if (recorded === undefined) return {};
  const { saidBy, channel, saidAt } = recorded;
  return {
    recorded: {
      saidBy: saidBy === null ? null : as<"ContactId">(saidBy),
      channel,
      saidAt: Temporal.Instant.from(saidAt),
    },
  };
}
