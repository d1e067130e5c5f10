import { describe, expect, test } from "vitest";
import { SETTINGS } from "#test/harness/settings.ts";
import {
  aTicket,
  complete,
  ines,
  maya,
  schedule,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import { attemptsSoFar, nextReminder } from "./waiting.ts";

const call = { type: "remind", channel: "phone" } as const;

/** Since Monday at 9:00: by its hours of 8 to 18, three business days later is Thursday at 9:00. */
const suspended = aTicket().does(ines, complete.take).does(ines, complete["request-information"]);
const resolved = aTicket().does(ines, complete.take).does(ines, complete.conclude);
const next = ({ ticket }: OneTicket) => nextReminder(ticket, SETTINGS)?.toString();
const reminded = (one: OneTicket) => one.does(schedule, complete.remind);
const told = ({ ticket }: OneTicket) =>
  ticket.attempts.map(({ waitingTime, counts }) => [waitingTime, counts]);

describe.each([
  ["R-32-27 suspended", suspended],
  ["R-32-28 resolved", resolved],
])("%s, reminders leave after three, six and nine business days", (_, waiting) => {
  test("each a little after it was due, and stands for the time that has ended", () => {
    expect(next(waiting)).toBe("2026-11-05T09:00:00Z");
    const first = reminded(waiting.at("2026-11-05T09:04:00Z"));
    expect(next(first)).toBe("2026-11-10T09:00:00Z");
    const second = reminded(first.at("2026-11-10T09:03:00Z"));
    expect(next(second)).toBe("2026-11-13T09:00:00Z");
    const third = reminded(second.at("2026-11-13T09:01:00Z"));
    expect(told(third)).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
    expect(next(third)).toBeUndefined();
  });

  test("any answer ends the count", () => {
    const answer =
      waiting === suspended
        ? complete["provide-information"]
        : ({ type: "reply", text: "Attendez" } as const);
    const first = reminded(waiting.at("2026-11-05T09:04:00Z"));
    expect(next(first.later({ hours: 1 }).does(maya, answer))).toBeUndefined();
  });

  test("a logged call is the attempt of its waiting time: the next comes at the end of the time after it", () => {
    const called = waiting.at("2026-11-03T10:00:00Z").does(ines, call);
    expect(next(called)).toBe("2026-11-10T09:00:00Z");
  });

  test("a schedule that comes days late reminds once, and goes on from there", () => {
    const late = reminded(waiting.at("2026-11-12T15:00:00Z"));
    expect(told(late)).toEqual([[3, true]]);
    expect(next(late)).toBe("2026-11-18T09:00:00Z");
    const again = late.at("2026-11-12T15:05:00Z").refused(schedule, complete.remind);
    expect(again.code).toBe("already_reminded");
  });
});

test("nobody is reminded who is waited for in no state that waits, or of a ticket that is closed", () => {
  const talking = aTicket().does(ines, complete.take).does(ines, complete.reply);
  expect(next(talking)).toBeUndefined();
  expect(next(resolved.does(maya, complete.accept))).toBeUndefined();
});

test("R-32-10 a ticket tells whether this waiting time has its attempt already, and its letter, and until when", () => {
  const said = ({ ticket, now }: OneTicket) => {
    const { countsAgainAfter, remindsAgainAfter } = attemptsSoFar(ticket, now, SETTINGS);
    return [countsAgainAfter, remindsAgainAfter];
  };
  const end = "2026-11-05T09:00:00Z";
  expect(said(suspended)).toEqual([null, null]);
  const called = suspended.at("2026-11-03T09:00:00Z").does(ines, call);
  expect(said(called)).toEqual([end, null]);
  const written = called.does(ines, complete.remind);
  expect(said(written)).toEqual([end, end]);
  expect(said(written.at("2026-11-05T09:00:01Z"))).toEqual([null, null]);
  expect(said(written.does(maya, complete["provide-information"]))).toEqual([null, null]);
});
