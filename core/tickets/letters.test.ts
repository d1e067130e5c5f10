import { describe, expect, test } from "vitest";
import { adam, complete, ines, maya, moments, phonedAt } from "#test/harness/one-ticket.ts";
import type { OneTicket } from "#test/harness/one-ticket.ts";
import type { TicketActor } from "./actor.ts";
import type { Command } from "./commands.ts";
import { readerOf } from "./letters.ts";

const at = moments();

/** Who gets a letter about what this command makes happen. */
function told(one: OneTicket, actor: TicketActor, command: Command) {
  const after = one.does(actor, command);
  const event = after.events.at(-1);
  return event === undefined ? undefined : readerOf(event, after.ticket.assignee);
}

describe("who is written to", () => {
  test("R-32-25 the filer is, when it is their turn or when their ticket ends without them", () => {
    expect(told(at.open, ines, complete["request-information"])).toBe("filer");
    expect(told(at.working, ines, complete.conclude)).toBe("filer");
    expect(told(at.asked, ines, complete.remind)).toBe("filer");
    expect(told(at.open, ines, complete.reply)).toBe("filer");
    expect(told(at.open, ines, complete.reject)).toBe("filer");
    expect(told(at.unsettled, ines, complete["close-unanswered"])).toBe("filer");
  });

  test("the assignee is, when the beneficiary said something that hands the ticket back", () => {
    expect(told(at.asked, maya, complete["provide-information"])).toBe("assignee");
    expect(told(at.asked, maya, complete.reply)).toBe("assignee");
    expect(told(at.open, maya, complete.reply)).toBe("assignee");
    expect(told(at.concluded, maya, complete.refuse)).toBe("assignee");
    expect(told(at.open, maya, complete["declare-severity"])).toBe("assignee");
  });

  test("what a colleague wrote down is told to the assignee; what they wrote themself is not", () => {
    const phoned = { ...complete["provide-information"], recorded: phonedAt(at.asked) };
    expect(told(at.asked, adam, phoned)).toBe("assignee");
    expect(told(at.asked, ines, phoned)).toBeNull();
    const refused = { ...complete.refuse, recorded: phonedAt(at.concluded) };
    expect(told(at.concluded, adam, refused)).toBe("assignee");
    expect(told(at.concluded, ines, refused)).toBeNull();
  });

  test("nobody is about a ticket without assignee, a telephone call, a note, or what the desk does with it", () => {
    expect(told(at.new, maya, complete.reply)).toBeNull();
    expect(told(at.new, maya, complete["declare-severity"])).toBeNull();
    expect(told(at.asked, ines, { ...complete.remind, channel: "phone" })).toBeNull();
    expect(told(at.open, ines, complete.note)).toBeNull();
    expect(told(at.new, ines, complete.take)).toBeNull();
    expect(told(at.open, ines, complete.qualify)).toBeNull();
    expect(told(at.open, ines, complete["start-work"])).toBeNull();
    expect(told(at.concluded, maya, complete.accept)).toBeNull();
  });
});
