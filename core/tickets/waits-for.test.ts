import { describe, expect, test } from "vitest";
import {
  byPhone,
  colin,
  complete,
  ines,
  maya,
  moments,
  schedule,
} from "#test/harness/one-ticket.ts";

describe("whom a case waits for", () => {
  test("R-32-25 asking and concluding hand the case to the beneficiary, whatever they say hands it back", () => {
    const { new: filed, open, asked: suspended, working, concluded } = moments();
    expect([filed, open, working].map((one) => one.ticket.waitingOn)).toEqual([
      "desk",
      "desk",
      "desk",
    ]);
    expect([suspended, concluded].map((one) => one.ticket.waitingOn)).toEqual([
      "beneficiary",
      "beneficiary",
    ]);
    for (const one of [suspended, concluded])
      for (const word of [complete.reply, complete["declare-severity"]]) {
        const { ticket, now } = one.does(colin, word);
        expect([ticket.waitingOn, ticket.state]).toEqual(["desk", one.ticket.state]);
        expect(ticket.waitingSince).toEqual(now);
      }
  });

  test("hearing the beneficiary twice does not make the desk's wait begin anew", () => {
    const { answered } = moments();
    const again = answered.later({ hours: 5 }).does(maya, complete.reply);
    expect(again.ticket.waitingSince).toEqual(answered.ticket.waitingSince);
  });

  test("what was said on the phone hands the case over when it was said, not when it was written down", () => {
    const { asked: suspended, concluded } = moments();
    const words = [complete["provide-information"], complete.refuse];
    for (const [index, one] of [suspended, concluded].entries()) {
      const since = one.ticket.waitingSince;
      const writes = (saidAt: Temporal.Instant) =>
        one
          .later({ hours: 24 })
          .does(ines, { ...(words[index] ?? complete.refuse), recorded: { ...byPhone, saidAt } })
          .ticket.waitingSince.toString();
      expect(writes(one.now)).toBe(one.now.toString());
      expect(writes(since.subtract({ minutes: 1 }))).toBe(since.toString());
    }
  });

  test("an answer of the desk on a discussed solution hands the case back, as the solution stands", () => {
    const { discussed } = moments();
    expect(discussed.ticket).toMatchObject({ state: "resolved", waitingOn: "desk" });
    const explained = discussed.does(ines, complete.reply);
    expect(explained.ticket).toMatchObject({ state: "resolved", waitingOn: "beneficiary" });
    expect(explained.ticket.waitingSince).toEqual(discussed.now);
    expect(explained.does(maya, complete.accept).ticket.state).toBe("closed");
  });

  test("a word more of the desk, while the solution already waits, forgets no attempt", () => {
    const once = moments().concluded.does(schedule, complete.remind);
    const talkative = once.later({ hours: 1 }).does(ines, complete.reply);
    expect(talkative.ticket.attempts).toEqual(once.ticket.attempts);
    expect(talkative.ticket.waitingSince).toEqual(once.ticket.waitingSince);
  });

  test("a reply of the desk asks for nothing elsewhere, and a note hands nothing over", () => {
    const { open, answered, discussed } = moments();
    for (const one of [open, answered])
      expect(one.does(ines, complete.reply).ticket.waitingOn).toBe("desk");
    const noted = discussed.does(ines, complete.note);
    expect(noted.ticket).toEqual({ ...discussed.ticket, internalSequence: 1 });
  });
});
