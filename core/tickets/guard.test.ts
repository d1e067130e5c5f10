import { describe, expect, test } from "vitest";
import {
  aTicket,
  colin,
  complete,
  completeFor,
  ines,
  maya,
  moments,
  schedule,
  vera,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import type { TicketActor } from "./actor.ts";
import type { Command } from "./commands.ts";
import { guard, offers } from "./guard.ts";
import { LIFE_CYCLE } from "./life-cycle.ts";
import type { CommandName } from "./row.ts";
import type { State } from "./vocabulary.ts";

/*
 * The tables below are copied by hand from the procedure and the design, never computed: a change of LIFE_CYCLE that
 * nobody decided makes them red.
 */

const actors: Readonly<Record<string, TicketActor>> = {
  colleague: colin,
  settler: maya,
  agent: ines,
  manager: vera,
  schedule,
};

/** `asked`: suspended; `silent`, `unsettled`: three attempts and their waiting times are over. Ines took the ticket. */
const answers = `
                                               new    open  asked answered silent working concluded discussed unsettled closed
take                agent                      ok     yours yours yours    yours  yours   yours     yours     yours     closed
take                manager                    ok     taken taken taken    taken  taken   taken     taken     taken     closed
take                colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
assign              agent,manager              ok     ok    ok    ok       ok     ok      ok        ok        ok        closed
assign              colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
qualify             agent,manager              state  ok    ok    ok       ok     ok      ok        ok        ok        closed
qualify             colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
declare-severity    colleague,settler          ok     ok    ok    ok       ok     ok      ok        ok        ok        closed
declare-severity    agent,manager,schedule     who    who   who   who      who    who     who       who       who       closed
request-information agent,manager              state  ok    ok    ok       ok     ok      state     state     state     closed
request-information colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
provide-information colleague,settler          state  state ok    ok       ok     state   state     state     state     closed
provide-information agent,manager              state  state ok    ok       ok     state   state     state     state     closed
provide-information schedule                   who    who   who   who      who    who     who       who       who       closed
start-work          agent,manager              state  ok    state state    state  state   state     state     state     closed
start-work          colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
resume              agent,manager              state  state none  ok       none   state   state     state     state     closed
resume              colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
conclude            agent,manager              state  ok    none  ok       none   ok      state     state     state     closed
conclude            colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
accept              settler,agent,manager      state  state state state    state  state   ok        ok        ok        closed
accept              colleague                  settle settle settle settle settle settle  settle    settle    settle    closed
accept              schedule                   who    who   who   who      who    who     who       who       who       closed
refuse              settler,agent,manager      state  state state state    state  state   ok        ok        ok        closed
refuse              colleague                  settle settle settle settle settle settle  settle    settle    settle    closed
refuse              schedule                   who    who   who   who      who    who     who       who       who       closed
reject              agent,manager              state  ok    state state    state  state   state     state     state     closed
reject              colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
remind              agent,manager,schedule     state  state ok    turn     ok     state   ok        turn      ok        closed
remind              colleague,settler          who    who   who   who      who    who     who       who       who       closed
close-unanswered    agent,manager,schedule     state  state few   turn     ok     state   few       turn      ok        closed
close-unanswered    colleague,settler          who    who   who   who      who    who     who       who       who       closed
withdraw            settler,agent,manager      ok     ok    ok    ok       ok     ok      state     state     state     closed
withdraw            colleague                  settle settle settle settle settle settle  settle    settle    settle    closed
withdraw            schedule                   who    who   who   who      who    who     who       who       who       closed
reply               colleague,settler          ok     ok    ok    ok       ok     ok      ok        ok        ok        closed
reply               agent,manager              first  ok    ok    ok       ok     ok      ok        ok        ok        closed
reply               schedule                   ok     ok    ok    ok       ok     ok      ok        ok        ok        closed
note                agent,manager              ok     ok    ok    ok       ok     ok      ok        ok        ok        closed
note                colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
escalate            colleague,settler,agent,manager ok ok ok  ok       ok     ok      ok        ok        ok        closed
escalate            schedule                   who    who   who   who      who    who     who       who       who       closed
acknowledge-escalation manager                 calm   calm  calm  calm     calm   calm    calm      calm      calm      closed
acknowledge-escalation colleague,settler,agent,schedule who who who who    who    who     who       who       who       closed
propose-interaction colleague,settler,agent,manager calm calm calm calm    calm   calm    calm      calm      calm      closed
propose-interaction schedule                   who    who   who   who      who    who     who       who       who       closed
agree-interaction   colleague,settler,agent,manager calm calm calm calm    calm   calm    calm      calm      calm      closed
agree-interaction   schedule                   who    who   who   who      who    who     who       who       who       closed
record-interaction  agent,manager              calm   calm  calm  calm     calm   calm    calm      calm      calm      closed
record-interaction  colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
end-escalation      agent,manager              calm   calm  calm  calm     calm   calm    calm      calm      calm      closed
end-escalation      colleague,settler,schedule who    who   who   who      who    who     who       who       who       closed
`;

const spelled: Readonly<Record<string, string>> = {
  ok: "ok",
  yours: "already_yours",
  taken: "already_taken",
  who: "wrong_actor",
  settle: "not_a_settler",
  state: "wrong_state",
  none: "nothing_provided_since",
  turn: "not_waiting_for_beneficiary",
  few: "attempts_missing",
  first: "take_first",
  calm: "not_escalated",
  closed: "ticket_closed",
};

/** From each state to the next; `–` where the command may not be given. */
const moves = `
                    none new    open        suspended   in_progress resolved closed
file                new  –      –           –           –           –        –
take                –    open   open        suspended   in_progress resolved –
assign              –    open   open        suspended   in_progress resolved –
qualify             –    –      open        suspended   in_progress resolved –
declare-severity    –    new    open        suspended   in_progress resolved –
request-information –    –      suspended   suspended   suspended   –        –
provide-information –    –      –           suspended   –           –        –
start-work          –    –      in_progress –           –           –        –
resume              –    –      –           in_progress –           –        –
conclude            –    –      resolved    resolved    resolved    –        –
accept              –    –      –           –           –           closed   –
refuse              –    –      –           –           –           open     –
reject              –    –      closed      –           –           –        –
remind              –    –      –           suspended   –           resolved –
close-unanswered    –    –      –           closed      –           closed   –
withdraw            –    closed closed      closed      closed      –        –
reply               –    new    open        suspended   in_progress resolved –
note                –    new    open        suspended   in_progress resolved –
escalate            –    new    open        suspended   in_progress resolved –
acknowledge-escalation – new    open        suspended   in_progress resolved –
propose-interaction –    new    open        suspended   in_progress resolved –
agree-interaction   –    new    open        suspended   in_progress resolved –
record-interaction  –    new    open        suspended   in_progress resolved –
end-escalation      –    new    open        suspended   in_progress resolved –
`;

const lines = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

const [stages = [], ...answerLines] = lines(answers);
const [sources = [], ...moveLines] = lines(moves);
const known: Readonly<Record<string, OneTicket>> = moments();
const named = (name: string): OneTicket => {
  const one = known[name];
  if (one === undefined) throw new Error(`No moment is called ${name}`);
  return one;
};

const cases = answerLines.flatMap(([command = "", who = "", ...expected]) =>
  who.split(",").flatMap((actor) =>
    stages.map((stage, index) => ({
      command: command as CommandName,
      actor,
      stage,
      expected: spelled[expected[index] ?? ""] ?? "a hole in the table",
    })),
  ),
);

describe("no transition exists but those of the procedure", () => {
  test("the table of answers speaks of every command, every kind of person and every moment", () => {
    const commands = LIFE_CYCLE.map((row) => row.command).filter((command) => command !== "file");
    expect(new Set(cases.map((one) => one.command))).toEqual(new Set(commands));
    expect(cases).toHaveLength(commands.length * Object.keys(actors).length * stages.length);
  });

  test.each(cases)(
    "$command by the $actor when the ticket is $stage: $expected",
    ({ command, actor, stage, expected }) => {
      const { ticket, now, settings } = named(stage);
      const answer = guard(ticket, actors[actor] ?? schedule, command, { now, settings });
      expect(answer.ok ? "ok" : answer.refusal.code).toBe(expected);
    },
  );

  test("R-32-24 the life cycle holds exactly the moves of the procedure, and our one addition", () => {
    const written = moveLines.map(([command, ...targets]) => ({
      command,
      moves: Object.fromEntries(
        sources
          .map((source, index) => [source, targets[index]] as const)
          .filter(([, target]) => target !== "–"),
      ),
    }));
    expect(LIFE_CYCLE.map(({ command, moves: has }) => ({ command, moves: { ...has } }))).toEqual(
      written,
    );
  });

  test.each(cases.filter(({ expected }) => expected === "ok"))(
    "$command by the $actor leads from $stage where the table says",
    ({ command, actor, stage }) => {
      const one = named(stage);
      const giver = actors[actor] ?? schedule;
      const after = one.does(giver, completeFor(giver, command as Command["type"], one.now));
      const line = moveLines.find(([name]) => name === command);
      expect(after.ticket.state).toBe(line?.[sources.indexOf(one.ticket.state) + 1]);
    },
  );
});

describe("what a reader is told that may be done next", () => {
  const told = (one: OneTicket, actor: TicketActor) =>
    offers(one.ticket, actor, { now: one.now, settings: one.settings });

  test("what the guard allows is what is offered, and each refusal is explained", () => {
    for (const stage of stages) {
      for (const [actor, giver] of Object.entries(actors)) {
        const answered = new Map(
          cases
            .filter((one) => one.actor === actor && one.stage === stage)
            .map((one) => [one.command, one.expected]),
        );
        const offered = told(named(stage), giver).map(
          ({ command, allowed, refusal }) =>
            [command, allowed ? "ok" : String(refusal?.code)] as const,
        );
        expect(offered).toEqual(offered.map(([command]) => [command, answered.get(command)]));
        const allowed = [...answered].filter(([, answer]) => answer === "ok");
        expect(offered.filter(([, answer]) => answer === "ok")).toEqual(allowed);
      }
    }
  });

  test("a colleague is told that only others accept, and nothing of what is the desk's", () => {
    const list = told(named("concluded"), colin);
    expect(list.map((offer) => offer.command)).toEqual([
      "declare-severity",
      "provide-information",
      "accept",
      "refuse",
      "withdraw",
      "reply",
      "escalate",
      "propose-interaction",
      "agree-interaction",
    ]);
    expect(list.find((offer) => offer.command === "accept")?.refusal).toEqual({
      code: "not_a_settler",
    });
  });

  test("another agent is told who took the ticket", () => {
    const take = told(named("open"), vera).find((offer) => offer.command === "take");
    expect(take?.refusal).toEqual({ code: "already_taken", params: { assignee: ines.id } });
  });
});

describe("our one addition", () => {
  test("R-32-24 a beneficiary may not withdraw where the desk's settings have it off", () => {
    const { settings } = aTicket();
    const strict = aTicket({ settings: { ...settings, withdrawal: false } });
    expect(strict.refused(maya, complete.withdraw).code).toBe("withdrawal_off");
  });

  test("R-32-24 a withdrawn ticket is closed as withdrawn", () => {
    const states: readonly State[] = ["new", "open", "suspended", "in_progress"];
    for (const stage of ["new", "open", "asked", "working"]) {
      expect(states).toContain(named(stage).ticket.state);
      const { ticket } = named(stage).does(maya, complete.withdraw);
      expect([ticket.state, ticket.closure?.reason]).toEqual(["closed", "withdrawn"]);
    }
  });
});
