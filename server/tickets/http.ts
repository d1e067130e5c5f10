import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket, listTicketEvents } from "#api/tickets.ts";
import { as, type AttachmentId } from "#core/kit/brand.ts";
import { refuse } from "#core/kit/result.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import type { Command, Recorded } from "#core/tickets/commands.ts";
import type { RecordedChannel } from "#core/tickets/vocabulary.ts";
import { given } from "#server/platform/given.ts";
import { cursorInstant, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door, type Idempotency } from "#server/platform/http/door.ts";
import { carryOut, type Refused, type TicketDeps } from "./commands.ts";
import { findHistory, findView, viewTicket, type ReadDeps, type View } from "./reads.ts";

type Deps = TicketDeps & ReadDeps;

/** A request that names a ticket and gives it a command. */
interface Given {
  readonly params: { readonly reference: string };
  readonly actor: Actor;
  readonly ifMatch: string | undefined;
  readonly idempotency: Idempotency | undefined;
  readonly language: Language;
  readonly now: Temporal.Instant;
}

/** One ticket: its page, its history, and a door for each command of the life cycle. */
export function ticketDoors(deps: Deps) {
  return [
    ...readingDoors(deps),
    ...deskDoors(deps),
    ...informationDoors(deps),
    ...solutionDoors(deps),
    ...wordDoors(deps),
  ];
}

function readingDoors(deps: Deps) {
  return [
    door(getTicket, async (call) => {
      const view = await findView(deps, { ...call, reference: call.params.reference });
      return view === undefined ? refuse("not_found") : { ok: true, value: view };
    }),
    door(listTicketEvents, async (call) => {
      const cursor = readCursor(call.query.cursor, ["at", "chain", "sequence"]);
      if (!cursor.ok) return cursor;
      const at = cursor.value === undefined ? undefined : cursorInstant(cursor.value.at);
      if (at?.ok === false || Number.isNaN(Number(cursor.value?.sequence ?? 0)))
        return refuse("bad_cursor", { field: "cursor" });
      const before =
        cursor.value === undefined
          ? undefined
          : { ...cursor.value, sequence: Number(cursor.value.sequence) };
      const found = await findHistory(
        deps,
        { ...call, reference: call.params.reference },
        before,
        call.query.limit,
      );
      if (found === undefined) return refuse("not_found");
      return {
        ok: true,
        value: {
          items: found.items,
          next: writeCursor(found.next === null ? null : { ...found.next }),
        },
      };
    }),
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

/** Gives the command, and answers with the ticket as the giver sees it afterwards. */
async function carry(
  deps: Deps,
  call: Given,
  command: Command,
): Promise<{ readonly ok: true; readonly value: View } | Refused> {
  const { actor, ifMatch, idempotency, now, language } = call;
  const { reference } = call.params;
  const done = await carryOut(deps, { actor, reference, command, ifMatch, idempotency, now });
  if (!done.ok) return done;
  return { ok: true, value: await viewTicket(deps, { actor, reference, language, now }) };
}

function files(ids: readonly string[]): readonly AttachmentId[] {
  return ids.map((id) => as<"AttachmentId">(id));
}

interface GivenRecord {
  readonly saidBy: string;
  readonly channel: RecordedChannel;
  readonly saidAt: string;
}

function spoken(recorded: GivenRecord | undefined): { readonly recorded?: Recorded } {
  if (recorded === undefined) return {};
  const { saidBy, channel, saidAt } = recorded;
  return {
    recorded: { saidBy: as<"ContactId">(saidBy), channel, saidAt: Temporal.Instant.from(saidAt) },
  };
}
