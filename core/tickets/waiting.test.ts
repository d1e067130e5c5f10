import { describe, expect, test } from "vitest";
import { SETTINGS } from "#test/harness/settings.ts";
import {
  aTicket,
  adam,
  colin,
  complete,
  ines,
  instant,
  maya,
  moments,
  schedule,
  vera,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import { fold } from "./fold.ts";
import { guard } from "./guard.ts";
import {
  attemptNow,
  attemptsSoFar,
  closableAt,
  countedAttempts,
  waitingTimeAt,
} from "./waiting.ts";

const call = { type: "remind", channel: "phone" } as const;
const close = complete["close-unanswered"];

/** Asked on Monday at 9:00 of the desk's hours; three business days later is Thursday at 9:00. */
const asked = aTicket().does(ines, complete.take).does(ines, complete["request-information"]);
const proposed = aTicket().does(ines, complete.take).does(ines, complete.conclude);
const [first, second, third, over] = [
  "2026-11-05T09:00:00Z",
  "2026-11-10T09:00:00Z",
  "2026-11-13T09:00:00Z",
  "2026-11-18T09:00:00Z",
] as const;
const reminded = (one: OneTicket, ...moments_: readonly string[]) =>
  moments_.reduce((told, moment) => told.at(moment).does(schedule, complete.remind), one);
const counted = (one: OneTicket) => one.ticket.attempts.map((attempt) => attempt.counts);

describe("attempts to reach a silent beneficiary", () => {
  test("R-32-10 three attempts without an answer, and not before, let the agent close", () => {
    expect(asked.at("2027-11-02T09:00:00Z").refused(ines, close)).toEqual({
      code: "attempts_missing",
      params: { made: 0, needed: 3 },
    });
    const twice = reminded(asked, first, second);
    expect(twice.at("2027-11-02T09:00:00Z").refused(ines, close)).toEqual({
      code: "attempts_missing",
      params: { made: 2, needed: 3 },
    });
    const thrice = reminded(asked, first, second, third);
    expect(thrice.refused(ines, close)).toEqual({
      code: "waiting_not_over",
      params: { until: over },
    });
    expect(thrice.at("2026-11-18T08:59:59.999Z").refused(ines, close).code).toBe(
      "waiting_not_over",
    );
    const { ticket } = thrice.at(over).does(ines, close);
    expect(ticket.closure).toMatchObject({ reason: "no_answer", assumed: false });
  });

  test("R-32-10 R-32-19 where the settings leave closing to people, the schedule closes nothing", () => {
    const settings = { ...SETTINGS, closesUnanswered: "by_hand" } as const;
    const { ticket } = reminded(asked, first, second, third);
    const situation = { now: instant(over), settings };
    expect(guard(ticket, schedule, "close-unanswered", situation)).toMatchObject({
      refusal: { code: "wrong_actor" },
    });
    expect(guard(ticket, ines, "close-unanswered", situation).ok).toBe(true);
  });

  test("R-32-19 three attempts without an answer to a solution, and not before, let it be taken as valid", () => {
    const thrice = reminded(proposed, first, second, third);
    expect(reminded(proposed, first, second).at(over).refused(ines, close).code).toBe(
      "attempts_missing",
    );
    expect(thrice.at("2026-11-18T08:59:59Z").refused(schedule, close).code).toBe(
      "waiting_not_over",
    );
    const { ticket } = thrice.at(over).does(schedule, { ...close, text: "Taken as valid" });
    expect(ticket.closure).toMatchObject({ reason: "information_accepted", assumed: true });
    expect(ticket.conclusions.at(-1)?.outcome).toBe("assumed");
  });

  test("R-32-19 R-33-04 a workaround that is taken as valid lowers the severity", () => {
    const eased = aTicket()
      .does(ines, complete.take)
      .does(ines, {
        type: "conclude",
        conclusion: {
          kind: "workaround",
          text: "Restart",
          directives: "Stop, start",
          form: "temporary_fix",
          appliedBy: "vendor",
          severityAfter: 4,
        },
      });
    const { ticket } = reminded(eased, first, second, third).at(over).does(schedule, close);
    expect([ticket.severity, ticket.closure?.reason]).toEqual([4, "workaround_accepted"]);
  });

  test("R-32-10 at most one attempt counts in each waiting time, and a logged call is one", () => {
    const busy = asked
      .later({ hours: 2 })
      .does(ines, call)
      .later({ hours: 1 })
      .does(adam, { ...call, text: "Left a word" })
      .at(first)
      .does(schedule, complete.remind);
    expect(counted(busy)).toEqual([true, false, false]);
    expect(busy.events.slice(-3).map(({ payload }) => payload)).toEqual([
      { attempt: 1, counts: true, channel: "phone", waitingTime: 1 },
      { attempt: 1, counts: false, channel: "phone", waitingTime: 1 },
      { attempt: 1, counts: false, channel: "letter", waitingTime: 1, only: true },
    ]);
    expect(countedAttempts(busy.ticket)).toBe(1);
    const next = busy.at("2026-11-05T09:00:00.000001Z");
    expect(attemptNow(next.ticket, next.now, next.settings, false).counts).toBe(true);
    expect(counted(next.does(vera, call)).at(-1)).toBe(true);
  });

  test("R-32-27 R-32-28 no second letter leaves in a waiting time, whoever sends it; a call may still be logged", () => {
    for (const waiting of [asked, proposed]) {
      const once = waiting.later({ minutes: 5 }).does(ines, complete.remind);
      const again = { code: "already_reminded", params: { until: first } };
      expect(once.later({ minutes: 1 }).refused(adam, complete.remind)).toEqual(again);
      expect(once.at(first).refused(ines, complete.remind)).toEqual(again);
      expect(counted(once.later({ minutes: 1 }).does(adam, call))).toEqual([true, false]);
      const next = once.at("2026-11-05T09:00:00.000001Z").does(ines, complete.remind);
      expect(counted(next)).toEqual([true, true]);
    }
  });

  test("R-32-27 one letter may follow a call of the same waiting time, and one by hand what the schedule sent for the time before", () => {
    const called = asked.later({ minutes: 5 }).does(ines, call);
    const written = called.later({ minutes: 5 }).does(ines, complete.remind);
    expect(counted(written)).toEqual([true, false]);
    expect(written.later({ minutes: 1 }).refused(ines, complete.remind).code).toBe(
      "already_reminded",
    );
    const scheduled = asked.at("2026-11-05T09:04:00Z").does(schedule, complete.remind);
    expect(counted(scheduled.later({ minutes: 1 }).does(ines, complete.remind))).toEqual([
      true,
      true,
    ]);
  });

  test("a letter of before that was so holds no other back, and its ticket folds to what was kept", () => {
    const once = asked.later({ minutes: 5 }).does(ines, complete.remind);
    const before = fold(
      once.events.map((event) => {
        if (event.type !== "beneficiary-reminded") return event;
        const { only: _, ...payload } = event.payload;
        return { ...event, payload };
      }),
    );
    expect(before.attempts.map((attempt) => Object.keys(attempt))).toEqual([
      ["sequence", "at", "counts", "waitingTime"],
    ]);
    expect(attemptsSoFar(before, once.now, SETTINGS).remindsAgainAfter).toBeNull();
  });

  test("R-32-10 the end of a waiting time belongs to it", () => {
    const { ticket } = asked;
    const number = (moment: string) =>
      waitingTimeAt(ticket.waitingSince, instant(moment), SETTINGS);
    expect([
      number("2026-11-02T09:00:00Z"),
      number(first),
      number("2026-11-05T09:00:00.000001Z"),
      number(second),
      number("2026-11-10T09:00:01Z"),
      number(third),
      number("2026-11-13T09:00:01Z"),
    ]).toEqual([1, 1, 2, 2, 3, 3, 4]);
    expect(counted(reminded(asked, first, second, third))).toEqual([true, true, true]);
  });

  test("R-32-10 closing waits for the waiting time after the last attempt, when attempts came late", () => {
    const late = reminded(
      asked,
      "2026-11-09T12:00:00Z",
      "2026-11-20T12:00:00Z",
      "2026-11-23T12:00:00Z",
    );
    expect(counted(late)).toEqual([true, true, true]);
    expect(closableAt(late.ticket, late.settings)).toEqual(instant("2026-11-26T12:00:00Z"));
  });

  test("R-32-10 an answer by any word of the beneficiary empties the attempts, and nothing closes the case then", () => {
    const silent = moments().silent;
    const words = [complete["provide-information"], complete.reply, complete["declare-severity"]];
    for (const word of words) {
      const answered = silent.does(colin, word);
      expect(answered.ticket).toMatchObject({ attempts: [], waitingOn: "desk" });
      expect(answered.refused(ines, close).code).toBe("not_waiting_for_beneficiary");
      expect(answered.refused(schedule, complete.remind).code).toBe("not_waiting_for_beneficiary");
      const asks = answered.does(ines, complete["request-information"]);
      expect(asks.refused(ines, close)).toMatchObject({ params: { made: 0 } });
    }
  });

  test("a desk with other settings waits as they say", () => {
    const settings = {
      ...SETTINGS,
      waitingTimeInBusinessDays: 1,
      attemptsBeforeClosing: 1,
    };
    const quick = aTicket({ settings }).does(ines, complete.take).does(ines, complete.conclude);
    const once = quick.at("2026-11-03T09:00:00Z").does(schedule, complete.remind);
    expect(once.at("2026-11-04T08:59:00Z").refused(ines, close).code).toBe("waiting_not_over");
    expect(once.at("2026-11-04T09:00:00Z").does(ines, close).ticket.state).toBe("closed");
  });
});

describe("when the next reminder is said to leave", () => {
  const said = (one: OneTicket) => attemptsSoFar(one.ticket, one.now, SETTINGS);

  test("R-32-27 at the end of the waiting time that no attempt counts for yet", () => {
    expect(said(asked).nextAt).toBe(first);
    const called = asked.at("2026-11-03T09:00:00Z").does(ines, call);
    expect(said(called)).toMatchObject({ counted: 1, nextAt: second });
    expect(said(reminded(asked, first, second, third))).toMatchObject({
      nextAt: null,
      closableAt: over,
    });
  });

  test("R-32-27 a schedule that comes late comes when the desk serves", () => {
    expect(said(asked.at("2026-11-05T17:30:00Z")).nextAt).toBe("2026-11-05T17:30:00Z");
    expect(said(asked.at("2026-11-05T18:00:00Z")).nextAt).toBe("2026-11-06T08:00:00Z");
  });

  test("R-32-27 R-34-02 not while somebody escalated, nor is anything closed then", () => {
    const once = reminded(asked, first);
    expect(said(once.does(maya, complete.escalate))).toMatchObject({ nextAt: null });
    const thrice = reminded(asked, first, second, third);
    expect(said(thrice.does(maya, complete.escalate))).toMatchObject({ closableAt: null });
  });
});
