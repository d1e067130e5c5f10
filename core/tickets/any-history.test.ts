import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "#core/kit/canonical.ts";
import { SETTINGS } from "#test/harness/settings.ts";
import { anyHistory, drawnHistory, type History } from "#test/harness/any-history.ts";
import { aTicket } from "#test/harness/one-ticket.ts";
import type { Command } from "./commands.ts";
import { CHAIN_OF } from "./events.ts";
import { findUnknownFact } from "./facts.ts";
import { apply, fold } from "./fold.ts";
import { guard } from "./guard.ts";
import { LIFE_CYCLE, rowOf } from "./life-cycle.ts";
import type { TicketRefusal } from "./refusals.ts";
import type { Ticket } from "./ticket.ts";
import { STATES } from "./vocabulary.ts";

/** What any row may answer beside its own refusals. */
const common: readonly TicketRefusal[] = ["ticket_closed", "wrong_state", "wrong_actor"];

const holds = (property: (history: History) => void) =>
  fc.assert(fc.property(anyHistory, property), { numRuns: 100 });

const saying: ReadonlySet<Command["type"]> = new Set([
  "provide-information",
  "reply",
  "refuse",
  "declare-severity",
]);

describe("whatever anyone does to a ticket, in any order", () => {
  test("R-32-24 every move is a move of the table, and what an event tells is what happened", () => {
    holds(({ done }) => {
      for (const { before, after, command, events } of done) {
        expect(rowOf(command.type).moves[before.state]).toBe(after.state);
        for (const { payload } of events) {
          const told = "to" in payload ? [payload.from, payload.to] : [before.state, after.state];
          expect(told).toEqual([before.state, after.state]);
        }
      }
    });
  });

  test("R-32-23 closed has no exit", () => {
    holds(({ done, refused }) => {
      expect(done.filter(({ before }) => before.state === "closed")).toEqual([]);
      const late = refused.filter(({ before }) => before.state === "closed");
      expect(late.filter(({ code }) => code !== "ticket_closed")).toEqual([]);
    });
  });

  test("R-32-22 a ticket has a reason exactly when it is closed, and then waits for nobody", () => {
    holds(({ ticket }) => {
      expect(ticket.closure !== null).toBe(ticket.state === "closed");
      expect(ticket.waitingOn === null).toBe(ticket.state === "closed");
    });
  });

  test("the ticket is the fold of its events", () => {
    holds(({ events, ticket, done }) => {
      expect(fold(events)).toEqual(ticket);
      for (const [index, { before }] of done.entries()) {
        const rest = done.slice(index).flatMap((one) => one.events);
        expect(fold(events.slice(0, events.length - rest.length))).toEqual(before);
      }
    });
  });

  test("the sequence of each chain has no gap", () => {
    holds(({ events }) => {
      const counts = { public: 0, internal: 0 };
      let ticket: Ticket | undefined;
      for (const event of events) {
        counts[CHAIN_OF[event.type]] += 1;
        ticket = apply(ticket, event);
        expect([ticket.publicSequence, ticket.internalSequence]).toEqual([
          counts.public,
          counts.internal,
        ]);
      }
    });
  });

  test("nothing inside the desk shows in what a beneficiary sees", () => {
    holds(({ events }) => {
      const visible = (ticket: Ticket) => ({ ...ticket, internalSequence: 0 });
      const openly = events.filter((event) => CHAIN_OF[event.type] === "public");
      expect(visible(fold(events))).toEqual(visible(fold(openly)));
    });
  });

  test("each refusal is one that the row declares", () => {
    holds(({ refused }) => {
      for (const { command, code } of refused)
        expect([...common, ...rowOf(command.type).refusals]).toContain(code);
    });
  });

  test("what is carried out was offered, and happens in the giver's name, then", () => {
    holds(({ done }) => {
      for (const { before, actor, command, events, now } of done) {
        expect(guard(before, actor, command.type, { now, settings: SETTINGS }).ok).toBe(true);
        for (const event of events) {
          expect(event.at).toEqual(now);
          expect(event.actor).toMatchObject({ kind: actor.kind });
        }
        expect(CHAIN_OF[events[0]?.type ?? "note-added"]).toBe(rowOf(command.type).visible);
      }
    });
  });

  test("anything that the beneficiary says hands the ticket to the desk at that instant, whatever the state", () => {
    holds(({ done }) => {
      for (const { before, after, actor, command, now } of done) {
        if (actor.kind !== "contact" || !saying.has(command.type)) continue;
        const since = before.waitingOn === "desk" ? before.waitingSince : now;
        expect([after.waitingOn, after.waitingSince]).toEqual(["desk", since]);
        expect(after.attempts).toEqual([]);
      }
    });
  });

  test("only asking, concluding and answering on a discussed solution hand it to the beneficiary", () => {
    holds(({ done }) => {
      for (const { before, after, actor, command } of done) {
        if (before.waitingOn === after.waitingOn || after.waitingOn !== "beneficiary") continue;
        const asked = command.type === "request-information" || command.type === "conclude";
        const answered = command.type === "reply" && before.state === "resolved";
        expect([asked || answered, actor.kind]).toEqual([true, "agent"]);
      }
    });
  });

  test("where a row says whom the ticket then waits for, it does", () => {
    holds(({ done }) => {
      for (const { after, command } of done) {
        const { handsTo } = rowOf(command.type);
        if (handsTo === "kept" || handsTo === "by_speaker") continue;
        expect(after.waitingOn).toBe(handsTo === "nobody" ? null : handsTo);
      }
    });
  });

  test("R-12-04 a beneficiary never touches the desk's qualification, nor a severity that the desk has set", () => {
    holds(({ done }) => {
      for (const { before, after, actor, command } of done) {
        if (actor.kind !== "contact") continue;
        expect(after.qualification).toBe(before.qualification);
        if (!before.severityQualified || command.type === "accept") continue;
        expect(after.severity).toBe(before.severity);
      }
    });
  });

  test("R-33-04 only the desk, or a declaration before it spoke, makes a ticket more severe", () => {
    holds(({ done }) => {
      for (const { before, after, command } of done) {
        if (after.severity >= before.severity) continue;
        expect(["qualify", "declare-severity"]).toContain(command.type);
      }
    });
  });
});

test("no event of any life holds a fact that its kind is not known to hold", () => {
  holds(({ events }) => {
    for (const { type, payload, actor } of events)
      expect([
        type,
        findUnknownFact({ type, payload: plain(payload), actor: plain(actor) }),
      ]).toEqual([type, undefined]);
  });
  const { events } = aTicket();
  const payload = plain(events[0]?.payload);
  const actor = { kind: "agent", id: "ines" };
  expect(findUnknownFact({ type: "ticket-lost", payload, actor })).toBe("ticket-lost");
  expect(findUnknownFact({ type: "note-added", payload, actor })).toBe("organisation");
  const recorded = { saidBy: null, channel: "phone", saidAt: "", loudly: true };
  const said = { items: [1], recorded };
  expect(findUnknownFact({ type: "information-provided", payload: said, actor })).toBe("loudly");
  const robot = { ...actor, robot: true };
  expect(findUnknownFact({ type: "note-added", payload: {}, actor: robot })).toBe("robot");
});

const plain = (facts: unknown) => JSON.parse(JSON.stringify(facts)) as Json;

test("the draws lead everywhere: each command is carried out, and each state reached", () => {
  const histories = fc.sample(drawnHistory, { numRuns: 700, seed: 20_261_102 });
  const happened = histories.flatMap((history) => history.done);
  const carriedOut = new Set(happened.map((one) => one.command.type));
  const never = LIFE_CYCLE.filter(({ command }) => command !== "file")
    .map((row) => row.command)
    .filter((command) => !carriedOut.has(command as Command["type"]));
  expect(never).toEqual([]);
  expect(new Set(happened.map((one) => one.after.state))).toEqual(new Set(STATES));
});

test("a history begins with a filing, which happens once", () => {
  const { ticket, events } = aTicket();
  const [filed] = events;
  if (filed === undefined) throw new Error("Nothing was filed");
  expect(() => fold([])).toThrow("without events");
  expect(() => apply(ticket, filed)).toThrow("filed twice");
  expect(() => apply(undefined, { ...filed, type: "note-added", payload: {} })).toThrow(
    "begins with",
  );
});
