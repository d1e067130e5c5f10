import { describe, expect, test } from "vitest";
import {
  aTicket,
  adam,
  byPhone,
  colin,
  complete,
  filing,
  ines,
  maya,
  moments,
  monday,
  vera,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import { as } from "#core/kit/brand.ts";
import type { TicketActor } from "./actor.ts";
import type { Command } from "./commands.ts";
import type { Conclusion } from "./conclusion.ts";
import { decide, decideFiling } from "./decide.ts";
import { LIFE_CYCLE, rowOf } from "./life-cycle.ts";
import { TICKET_REFUSALS, type TicketRefusal } from "./refusals.ts";

const at = moments();
const fix = {
  kind: "fix",
  text: "Corrected",
  directives: "Install it",
  category: "one_off_patch",
  release: "6.5.6",
  delivery: "delivered",
  ground: "security_flaw",
} as const;
const { ground: _ground, ...groundless } = fix;

const gives = (one: OneTicket, actor: TicketActor, command: Command) => () =>
  one.refused(actor, command).code;
const concludes = (conclusion: Conclusion) =>
  gives(at.working, ines, { type: "conclude", conclusion });
const rejects = (reason: "duplicate" | "out_of_scope" | "not_covered") =>
  gives(at.open, ines, { type: "reject", reason, explanation: "So it is" });
const information = complete.conclude.conclusion;
const strict = aTicket({ settings: { ...at.new.settings, withdrawal: false } });

const escalated = (one: OneTicket) => one.does(maya, complete.escalate);
const proposed = escalated(at.open).does(ines, complete["propose-interaction"]);

/** One way to provoke each refusal: a code that nothing provokes does not compile. */
const provoked: { readonly [Code in TicketRefusal]: () => string } = {
  ticket_closed: gives(at.closed, maya, complete.reply),
  wrong_state: gives(at.new, ines, complete["start-work"]),
  wrong_actor: gives(at.open, maya, complete.note),
  not_a_settler: gives(at.concluded, colin, complete.accept),
  already_taken: gives(at.open, adam, complete.take),
  already_yours: gives(at.open, ines, complete.take),
  held_by_another: gives(at.open, adam, { type: "assign", assignee: vera.id }),
  already_assigned: gives(at.open, ines, { type: "assign", assignee: ines.id }),
  take_first: gives(at.new, ines, complete.reply),
  nothing_to_qualify: gives(at.open, ines, { type: "qualify", why: "Nothing" }),
  why_required: gives(at.concluded, maya, { type: "refuse", why: "" }),
  text_required: gives(at.open, ines, { type: "note", text: "" }),
  severity_unchanged: gives(at.open, maya, { type: "declare-severity", severity: 2, why: "So" }),
  items_required: gives(at.open, ines, { type: "request-information", items: [] }),
  nothing_provided: gives(at.asked, maya, { type: "provide-information" }),
  nothing_provided_since: gives(at.asked, ines, complete.resume),
  unknown_item: gives(at.asked, maya, {
    type: "provide-information",
    answers: [{ item: 9, text: "x" }],
  }),
  recorded_required: gives(at.concluded, ines, complete.accept),
  recorded_out_of_place: gives(at.concluded, maya, { type: "accept", recorded: byPhone }),
  said_at_impossible: gives(at.concluded, ines, {
    type: "accept",
    recorded: { ...byPhone, saidAt: at.concluded.now.add({ hours: 1 }) },
  }),
  information_missing: gives(at.answered, ines, { type: "resume" }),
  environment_to_confirm: () => {
    const stale = { ...at.open, environmentToConfirm: true };
    const answer = decide(at.open.ticket, ines, { type: "start-work" }, stale);
    return answer.ok ? "ok" : answer.refusal.code;
  },
  environment_confirmed: () => {
    const told = aTicket({
      filing: { environment: { id: as<"EnvironmentId">("intranet"), version: 1 } },
    });
    const open = told.does(ines, complete.take);
    const ask = { ...complete["request-information"], environmentItem: 1 };
    const answer = decide(open.ticket, ines, ask, { ...open, environmentToConfirm: false });
    return answer.ok ? "ok" : answer.refusal.code;
  },
  environment_unnamed: gives(at.open, ines, {
    ...complete["request-information"],
    environmentItem: 1,
  }),
  directives_required: concludes({ ...fix, directives: "" }),
  release_required: concludes({ ...fix, release: "" }),
  critical_ground_required: concludes(groundless),
  critical_ground_out_of_place: concludes({ ...fix, category: "maintenance_version" }),
  patch_must_be_delivered: concludes({ ...fix, delivery: "planned" }),
  demonstration_required: concludes({ kind: "misuse", text: "So", demonstration: "" }),
  resource_required: concludes({ ...information, resource: { title: "", url: "" } }),
  severity_not_lowered: concludes({
    kind: "workaround",
    text: "Restart",
    directives: "Stop, start",
    form: "operating_procedure",
    appliedBy: "beneficiary",
    severityAfter: 1,
  }),
  duplicate_required: rejects("duplicate"),
  exclusion_required: rejects("out_of_scope"),
  clause_required: rejects("not_covered"),
  detail_out_of_place: gives(at.open, ines, { ...complete.reject, clause: "3.6" }),
  not_waiting_for_beneficiary: gives(at.answered, ines, complete.remind),
  already_reminded: gives(at.asked.does(ines, complete.remind), ines, complete.remind),
  attempts_missing: gives(at.asked, ines, complete["close-unanswered"]),
  waiting_not_over: () => {
    const moment = at.silent.ticket.attempts.at(-1)?.at ?? monday;
    return at.silent.at(moment).refused(ines, complete["close-unanswered"]).code;
  },
  withdrawal_off: gives(strict, maya, complete.withdraw),
  follow_up_not_closed: () => {
    const answer = decideFiling({ ...filing, followUpOf: as("EXO-1") }, maya, monday, "open");
    return answer.ok ? "ok" : answer.refusal.code;
  },
  escalation_open: gives(escalated(at.silent), ines, complete["close-unanswered"]),
  already_escalated: gives(escalated(at.new), ines, complete.escalate),
  not_escalated: gives(at.open, ines, complete["propose-interaction"]),
  already_acknowledged: gives(
    escalated(at.open).does(vera, complete["acknowledge-escalation"]),
    vera,
    complete["acknowledge-escalation"],
  ),
  nothing_proposed: gives(escalated(at.open), maya, complete["agree-interaction"]),
  own_proposal: gives(
    escalated(at.open).does(maya, complete["propose-interaction"]),
    maya,
    complete["agree-interaction"],
  ),
  proposal_replaced: gives(proposed, maya, { type: "agree-interaction", proposal: 2 }),
  interaction_agreed: gives(
    proposed.does(maya, complete["agree-interaction"]),
    ines,
    complete["end-escalation"],
  ),
  interaction_past: gives(escalated(at.open), maya, {
    ...complete["propose-interaction"],
    startsAt: monday,
  }),
  on_site_not_agreed: gives(escalated(at.open), maya, {
    ...complete["propose-interaction"],
    kind: "on_site",
  }),
  interaction_ahead: gives(proposed.does(maya, complete["agree-interaction"]), ines, {
    ...complete["record-interaction"],
    early: false,
  }),
  nothing_agreed: gives(proposed, ines, complete["record-interaction"]),
};

describe("refusals", () => {
  test.each(TICKET_REFUSALS)("something makes the desk answer %s", (code) => {
    expect(provoked[code]()).toBe(code);
  });

  test("each is declared by a row, or common to all", () => {
    const common = ["ticket_closed", "wrong_state", "wrong_actor"];
    const declared = new Set([...common, ...LIFE_CYCLE.flatMap((row) => row.refusals)]);
    expect(TICKET_REFUSALS.filter((code) => !declared.has(code))).toEqual([]);
  });

  test("blank words are refused with files and without, and files alone are enough", () => {
    for (const type of ["reply", "note"] as const) {
      expect(at.open.refused(ines, { type, text: " " })).toEqual({
        code: "text_required",
        field: "text",
      });
      const { events } = at.open.does(ines, { type, text: " ", attachments: [as("log")] });
      expect(events.at(-1)).toMatchObject({ texts: {}, attachments: ["log"] });
    }
  });

  test("a wrong state names the state and the command", () => {
    expect(at.new.refused(ines, complete.conclude)).toEqual({
      code: "wrong_state",
      params: { state: "new", command: "conclude" },
    });
  });

  test("a command without a row is a mistake of ours", () => {
    expect(() => rowOf("reopen" as "take")).toThrow("No row for reopen");
  });
});
