import { describe, expect, test } from "vitest";
import {
  complete,
  ines,
  leo,
  maya,
  moments,
  vera,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import type { TicketActor } from "./actor.ts";
import type { Command } from "./commands.ts";
import { escalationNews } from "./escalation-letters.ts";

const { open, concluded } = moments();
const raised = open.does(maya, complete.escalate);
const proposed = raised.does(ines, complete["propose-interaction"]);
const agreed = proposed.does(leo, complete["agree-interaction"]);
const outcome = complete["record-interaction"];

function news(one: OneTicket, actor: TicketActor, command: Command) {
  const after = one.does(actor, command);
  const event = after.events.at(-1);
  return event && escalationNews(one.ticket, event, after.ticket);
}
const sides = (...told: Parameters<typeof news>) => news(...told)?.sides;
const both = ["desk", "beneficiary"];

describe("who is written to of an escalation", () => {
  test("R-34-03 both sides are, as soon as it is raised by either", () => {
    for (const giver of [maya, ines]) expect(sides(open, giver, complete.escalate)).toEqual(both);
  });

  test("R-32-16 the other side hears of a proposal, both of an agreement and of the end", () => {
    expect(sides(raised, ines, complete["propose-interaction"])).toEqual(["beneficiary"]);
    expect(sides(raised, leo, complete["propose-interaction"])).toEqual(["desk"]);
    expect(news(proposed, leo, complete["agree-interaction"])).toEqual({
      sides: both,
      calendar: { proposal: 1, method: "REQUEST" },
    });
    expect(sides(raised, ines, complete["end-escalation"])).toEqual(both);
    expect(sides(raised, vera, complete["acknowledge-escalation"])).toEqual(["beneficiary"]);
  });

  test("R-32-16 what does not take place leaves every calendar, by whatever it is called off", () => {
    const off = { sides: both, calendar: { proposal: 1, method: "CANCEL" } };
    expect(news(agreed, ines, { ...outcome, outcome: "not_held" })).toEqual(off);
    expect(news(agreed, maya, complete.withdraw)).toEqual(off);
    expect(news(agreed, ines, outcome)).toEqual({ sides: ["beneficiary"], calendar: null });
  });

  test("the closing of its ticket is told, and nothing else of a ticket is", () => {
    expect(news(proposed, ines, complete.reject)).toEqual({ sides: both, calendar: null });
    expect(news(raised, ines, complete.reply)).toBeUndefined();
    expect(news(concluded, maya, complete.accept)).toBeUndefined();
  });
});
