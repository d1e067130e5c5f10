import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyHistory } from "#test/harness/any-history.ts";
import {
  adam,
  colin,
  complete,
  ines,
  leo,
  maya,
  moments,
  schedule,
  vera,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import type { TicketActor } from "./actor.ts";
import type { Command } from "./commands.ts";
import { decide } from "./decide.ts";
import type { Written } from "../kit/written.ts";
import { openEscalation, standingInteraction, type Escalation } from "./escalation.ts";
import { apply } from "./fold.ts";
import { offers } from "./guard.ts";
import { ESCALATION_GROUNDS } from "./vocabulary.ts";
import { readEscalation } from "./written-escalation.ts";

const at = moments();
const { escalate } = complete;
const propose = complete["propose-interaction"];
const agree = complete["agree-interaction"];
const outcome = complete["record-interaction"];
const end = complete["end-escalation"];
const acknowledge = complete["acknowledge-escalation"];

const raised = at.open.does(maya, escalate);
const proposed = raised.does(ines, propose);
const agreed = proposed.does(maya, agree);
const last = ({ ticket }: OneTicket) => ticket.escalations.at(-1);

const allowed = (one: OneTicket, actor: TicketActor) =>
  offers(one.ticket, actor, one)
    .filter((offer) => offer.allowed && /escalat|interaction/.test(offer.command))
    .map((offer) => offer.command);

describe("either party escalates", () => {
  test("R-34-02 on each ground of the procedure, in any state but closed, and both sides read why", () => {
    for (const stage of ["new", "open", "asked", "working", "concluded"] as const) {
      for (const ground of ESCALATION_GROUNDS) {
        for (const giver of [maya, colin, ines, vera]) {
          const { ticket, events } = at[stage].does(giver, { ...escalate, ground });
          const by = giver.kind === "contact" ? "beneficiary" : "desk";
          expect(openEscalation(ticket)).toMatchObject({ ground, by, acknowledged: null });
          expect(events.at(-1)?.texts).toEqual({ expected: "Someone who decides" });
        }
      }
    }
    expect(at.closed.refused(maya, escalate).code).toBe("ticket_closed");
    expect(at.open.refused(maya, { ...escalate, expected: " " })).toEqual({
      code: "text_required",
      field: "expected",
    });
  });

  test("R-34-02 one escalation is open at a time, whoever raised it, and another may follow its end", () => {
    expect(raised.refused(ines, escalate).code).toBe("already_escalated");
    const again = raised.does(ines, end).does(leo, { ...escalate, ground: "proven_risk" });
    expect(again.ticket.escalations.map(({ ended }) => ended?.outcome)).toEqual([
      "settled",
      undefined,
    ]);
    expect(again.events.at(-1)?.payload).toMatchObject({ escalation: 2 });
  });

  test("R-34-03 it names the terms whose points it reaches, and none without a contract", () => {
    expect(last(raised)?.terms).toBeNull();
    const decision = decide(at.open.ticket, maya, escalate, { ...at.open, termsInForce: 3 });
    expect(decision.ok && decision.value[0].payload).toMatchObject({ terms: 3 });
  });

  test("R-34-02 a manager acknowledges it, once", () => {
    expect(raised.refused(ines, acknowledge).code).toBe("wrong_actor");
    const seen = raised.does(vera, { ...acknowledge, text: "I am on it" });
    expect(last(seen)?.acknowledged?.at).toEqual(seen.now);
    expect(seen.refused(vera, acknowledge).code).toBe("already_acknowledged");
    expect(seen.events.at(-1)?.texts).toEqual({ text: "I am on it" });
  });
});

describe("a direct interaction", () => {
  test("R-32-16 is proposed by one side and agreed by the other, whichever began", () => {
    const theirs = raised.does(colin, propose);
    expect(theirs.refused(maya, agree).code).toBe("own_proposal");
    expect(proposed.refused(adam, agree).code).toBe("recorded_required");
    for (const one of [theirs.does(ines, agree), proposed.does(leo, agree)])
      expect(last(one)?.interactions.at(-1)).toMatchObject({
        standing: "agreed",
        kind: "phone",
        minutes: 30,
      });
  });

  test("R-32-16 an agent writes down that the beneficiary agrees, with who said so, how and when", () => {
    const recorded = { saidBy: maya.id, channel: "phone", saidAt: proposed.now } as const;
    const both = proposed.does(ines, { ...agree, recorded });
    expect(last(both)?.interactions.at(-1)).toMatchObject({ standing: "agreed" });
    expect(both.events.at(-1)?.payload).toMatchObject({
      recorded: { saidBy: maya.id, channel: "phone", saidAt: proposed.now.toString() },
    });
    const theirs = raised.does(colin, propose);
    expect(theirs.refused(ines, { ...agree, recorded }).code).toBe("recorded_out_of_place");
    expect(proposed.refused(leo, { ...agree, recorded }).code).toBe("recorded_out_of_place");
    const early = { ...recorded, saidAt: proposed.now.subtract({ hours: 1 }) };
    expect(proposed.refused(ines, { ...agree, recorded: early }).code).toBe("said_at_impossible");
    const found = { saidBy: null, channel: "found_by_desk", saidAt: proposed.now } as const;
    expect(proposed.refused(ines, { ...agree, recorded: found }).code).toBe(
      "recorded_out_of_place",
    );
  });

  test("R-32-16 the other side may propose another time instead, and only the latest is agreed to", () => {
    const startsAt = propose.startsAt.add({ hours: 2 });
    const other = proposed.does(maya, { ...propose, startsAt, text: "After lunch" });
    expect(other.refused(ines, agree).code).toBe("proposal_replaced");
    const both = other.does(ines, { ...agree, proposal: 2 });
    expect(last(both)?.interactions.map(({ standing, by }) => [standing, by])).toEqual([
      ["replaced", "desk"],
      ["agreed", "beneficiary"],
    ]);
  });

  test("R-32-16 is never in the past, neither when proposed nor when agreed to", () => {
    const late = { ...propose, startsAt: raised.now.subtract({ minutes: 1 }) };
    expect(raised.refused(ines, late)).toEqual({ code: "interaction_past", field: "startsAt" });
    expect(proposed.at(propose.startsAt).does(maya, agree).ticket.state).toBe("open");
    const missed = proposed.at(propose.startsAt.add({ seconds: 1 }));
    expect(missed.refused(maya, agree).code).toBe("interaction_past");
  });

  test("R-32-16 is on-site only where the contract agrees to it", () => {
    const onSite = { ...propose, kind: "on_site" } as const;
    expect(raised.refused(ines, onSite)).toEqual({ code: "on_site_not_agreed", field: "kind" });
    const { ticket, now, settings } = raised;
    const decision = decide(ticket, ines, onSite, { now, settings, onSiteAgreed: true });
    expect(decision.ok).toBe(true);
  });

  test("R-32-16 its outcome is on the ticket, whose state follows by the command that it calls for", () => {
    expect(proposed.refused(ines, outcome).code).toBe("nothing_agreed");
    expect(agreed.refused(ines, { ...outcome, text: "" }).code).toBe("text_required");
    const held = agreed.does(ines, outcome);
    expect(held.ticket.state).toBe("open");
    expect(last(held)?.interactions.at(-1)).toMatchObject({
      standing: "progress",
      recordedIn: held.ticket.publicSequence,
    });
    expect(held.does(ines, complete["start-work"]).ticket.state).toBe("in_progress");
  });

  test("R-32-16 held before its hour, it is written down only by who says that it was; that it is not held, at any time", () => {
    const { early: _, ...unsaid } = outcome;
    expect(agreed.refused(ines, unsaid)).toEqual({
      code: "interaction_ahead",
      params: { startsAt: propose.startsAt.toString() },
    });
    expect(agreed.refused(ines, { ...unsaid, early: false }).code).toBe("interaction_ahead");
    for (const told of [outcome, { ...unsaid, outcome: "not_held" } as const])
      expect(last(agreed.does(ines, told))?.interactions.at(-1)?.standing).toBe(told.outcome);
    const held = agreed.at(propose.startsAt).does(ines, unsaid);
    expect(last(held)?.interactions.at(-1)?.standing).toBe("progress");
  });

  test("R-32-16 once agreed, its outcome comes first: then another is proposed, or the escalation ends", () => {
    for (const command of [propose, end])
      expect(agreed.refused(ines, command).code).toBe("interaction_agreed");
    const missed = agreed.does(ines, { ...outcome, outcome: "not_held" });
    expect(missed.does(maya, propose).ticket.escalations).toHaveLength(1);
    expect(last(missed.does(ines, end))?.ended?.outcome).toBe("settled");
  });
});

describe("the end", () => {
  test("R-34-02 says what was concluded; a proposal that nobody came to lapses", () => {
    expect(raised.refused(ines, { ...end, text: " " }).code).toBe("text_required");
    const over = proposed.does(ines, { ...end, outcome: "plan_agreed" });
    expect(last(over)).toMatchObject({ ended: { outcome: "plan_agreed" } });
    expect(last(over)?.interactions.at(-1)?.standing).toBe("lapsed");
    expect(over.refused(ines, end).code).toBe("not_escalated");
  });

  test("R-32-10 R-32-19 as long as it is open, silence closes nothing; once it has ended, waiting begins anew", () => {
    for (const stage of ["silent", "unsettled"] as const) {
      const open = at[stage].does(ines, escalate);
      for (const closer of [ines, vera, schedule])
        expect(open.refused(closer, complete["close-unanswered"]).code).toBe("escalation_open");
      const after = open.does(ines, end);
      expect(after.ticket).toMatchObject({ attempts: [], waitingSince: after.now });
      for (const closer of [ines, vera, schedule])
        expect(after.refused(closer, complete["close-unanswered"]).code).toBe("attempts_missing");
    }
  });

  test("whatever closes the ticket ends it, and drops what was agreed", () => {
    const closings: readonly [OneTicket, TicketActor, Command][] = [
      [at.concluded, maya, complete.accept],
      [at.open, ines, complete.reject],
      [at.working, leo, complete.withdraw],
    ];
    for (const [one, closer, command] of closings) {
      const met = one.does(maya, escalate).does(ines, propose).does(maya, agree);
      const over = last(met.does(closer, command));
      expect(over?.ended?.outcome).toBe("ticket_closed");
      expect(over?.interactions.at(-1)?.standing).toBe("lapsed");
    }
  });
});

test("each reader is offered what is theirs at each step", () => {
  expect([allowed(at.open, colin), allowed(at.open, schedule)]).toEqual([["escalate"], []]);
  expect(allowed(raised, vera)).toEqual([
    "acknowledge-escalation",
    "propose-interaction",
    "end-escalation",
  ]);
  expect(allowed(proposed, colin)).toEqual(["propose-interaction", "agree-interaction"]);
  expect(allowed(proposed, ines)).toEqual([
    "propose-interaction",
    "agree-interaction",
    "end-escalation",
  ]);
  expect([allowed(agreed, ines), allowed(agreed, maya)]).toEqual([["record-interaction"], []]);
});

test("a history of escalations that no life cycle could have made is not believed", () => {
  const [, , , agreement] = agreed.events.slice(-4);
  if (agreement === undefined) throw new Error("Nothing was agreed");
  expect(() => apply(at.open.ticket, agreement)).toThrow("nothing is escalated");
  expect(() => apply(raised.ticket, agreement)).toThrow("never proposed");
});

test("R-34-02 whatever happens, only the last escalation is open, none on a closed ticket, and none moves the ticket", () => {
  fc.assert(
    fc.property(anyHistory, ({ ticket, done }) => {
      for (const { before, after, command } of done) {
        const open = after.escalations.filter(({ ended }) => ended === null);
        expect(open).toEqual([openEscalation(after)].filter((one) => one !== undefined));
        if (!/escalat|interaction/.test(command.type)) continue;
        const { state, waitingOn, severity, assignee, waitingSince, attempts } = before;
        expect(after).toMatchObject({ state, waitingOn, severity, assignee });
        const isRestarted = command.type === "end-escalation" && waitingOn === "beneficiary";
        if (!isRestarted) expect(after).toMatchObject({ waitingSince, attempts });
      }
      for (const { ended, interactions } of ticket.escalations) {
        const standing = interactions.filter((one) => standingInteraction({ interactions: [one] }));
        expect(standing.length).toBeLessThanOrEqual(ended === null ? 1 : 0);
      }
      const written = JSON.parse(JSON.stringify(ticket.escalations)) as Written<Escalation>[];
      expect(written.map(readEscalation)).toEqual(ticket.escalations);
      if (ticket.state === "closed") expect(openEscalation(ticket)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});
