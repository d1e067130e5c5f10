import { sql } from "kysely";
import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { readReminderMoves, remindDue } from "#server/reminders/index.ts";
import { openClock } from "#test/harness/clock.ts";
import { complete } from "#test/harness/hands.ts";
import { openPostedWorld } from "#test/harness/posted-world.ts";
import { refused } from "#test/harness/refused.ts";
import { speakAll } from "#test/harness/said-in.ts";
import { setProcedure } from "#test/harness/set-procedure.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, reach, letters } = posted;
await speakAll(world, ["claire"], "fr");
afterAll(() => posted.close());

/** What leaves when the schedule comes at that moment. */
async function remindAt(moment: string): Promise<readonly ParsedMail[]> {
  clock.stopAt(moment);
  await letters();
  await remindDue(world.context, clock.now());
  return letters();
}
const attempts = async (reference: string) => {
  const { events } = await hands.see("nadia", reference);
  return events.filter(({ type }) => type === "beneficiary-reminded");
};

describe("R-32-27 a ticket that waits for information", () => {
  // A Monday of a week without a holiday, so that three business days later is Thursday.
  beforeEach(() => clock.stopAt("2026-11-30T09:00:00Z"));

  test("R-32-27 reminds after three business days, in the reader's language, of exactly what is still needed", async () => {
    const reference = await reach.suspended();
    expect(await remindAt("2026-12-03T08:55:00Z")).toEqual([]);
    const [letter, ...others] = await remindAt("2026-12-03T09:05:00Z");
    expect(others).toEqual([]);
    expect(letter?.subject).toContain("Rappel");
    expect(letter?.text).toContain("Toujours nécessaire");
    for (const item of complete["request-information"].items) expect(letter?.text).toContain(item);
    expect(await attempts(reference)).toMatchObject([
      {
        actor: { kind: "schedule" },
        payload: { attempt: 1, counts: true, waitingTime: 1, channel: "letter" },
      },
    ]);
    // Once, however often the schedule comes.
    expect(await remindAt("2026-12-03T09:10:00Z")).toEqual([]);
    expect(await attempts(reference)).toHaveLength(1);
    await hands.does("claire", reference, "provide-information", complete["provide-information"]);
  });

  test("stops with the first answer, and asked anew it repeats only what is asked now", async () => {
    const reference = await reach.suspended();
    const [first = "", second = ""] = complete["request-information"].items;
    await hands.does("claire", reference, "provide-information", {
      answers: [{ item: 1, text: "6.5.2" }],
    });
    expect(await remindAt("2026-12-10T10:00:00Z")).toEqual([]);
    clock.stopAt("2026-12-14T09:00:00Z");
    await hands.does("nadia", reference, "request-information", { items: [second] });
    const [letter] = await remindAt("2026-12-17T09:05:00Z");
    expect(letter?.text).toContain(second);
    expect(letter?.text).not.toContain(first);
    await hands.does("claire", reference, "provide-information", { text: "Voilà tout." });
    expect(await remindAt("2026-12-23T10:00:00Z")).toEqual([]);
  });

  test("R-32-27 a holiday is no business day, and nobody is reminded on it, nor outside of the service hours", async () => {
    clock.stopAt("2026-12-22T09:00:00Z");
    const reference = await reach.suspended();
    // Three days later is Christmas, and the third business day ends on the Monday after it.
    expect(await remindAt("2026-12-25T10:00:00Z")).toEqual([]);
    expect(await remindAt("2026-12-27T10:00:00Z")).toEqual([]);
    expect(await remindAt("2026-12-28T07:55:00Z")).toEqual([]);
    expect(await remindAt("2026-12-28T08:55:00Z")).toEqual([]);
    // The schedule was late by an evening: it waits for the desk to open.
    expect(await remindAt("2026-12-28T18:05:00Z")).toEqual([]);
    expect(await remindAt("2026-12-29T08:00:00Z")).toHaveLength(1);
    expect(await attempts(reference)).toMatchObject([{ payload: { waitingTime: 1 } }]);
    await hands.does("claire", reference, "provide-information", complete["provide-information"]);
  });
});

describe("R-32-28 a ticket whose solution waits for an answer", () => {
  test("R-32-28 repeats the solution to accept or refuse, three times, and never when it is closed", async () => {
    clock.stopAt("2027-01-11T09:00:00Z");
    const reference = await reach.resolved();
    const days = ["2027-01-14", "2027-01-19", "2027-01-22"];
    for (const [index, day] of days.entries()) {
      const [letter] = await remindAt(`${day}T09:05:00Z`);
      expect(letter?.subject).toContain("Rappel");
      expect(letter?.text).toContain(complete.information.text);
      expect(await attempts(reference)).toHaveLength(index + 1);
    }
    expect(await remindAt("2027-01-29T09:05:00Z")).toEqual([]);
    clock.stopAt("2027-02-01T10:00:00Z");
    await hands.does("nadia", reference, "close-unanswered", {});
    expect(
      await remindAt("2027-03-01T10:00:00Z").then((sent) => sent.map(({ subject }) => subject)),
    ).toEqual([]);
  });

  test("R-32-28 a reminder whose letter is late waits for the desk to open, one that a person sent does not", async () => {
    clock.stopAt("2027-06-07T09:00:00Z");
    const [late, byHand] = [await reach.resolved(), await reach.resolved()];
    await letters();
    clock.stopAt("2027-06-10T16:55:00Z");
    await hands.does("nadia", byHand, "remind", { channel: "letter" });
    await remindDue(world.context, clock.now());
    clock.stopAt("2027-06-11T00:30:00Z");
    expect((await letters()).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(byHand),
    ]);
    const { rows } = await sql<{ at: Date }>`select run_at as at from graphile_worker.jobs`.execute(
      world.context.database.desk,
    );
    expect(rows.map(({ at }) => at.toISOString())).toContain("2027-06-11T08:00:00.000Z");
    clock.stopAt("2027-06-11T08:00:00Z");
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(
      world.context.database.desk,
    );
    expect((await letters()).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(late),
    ]);
    for (const reference of [late, byHand]) await hands.does("claire", reference, "accept", {});
  });

  test("an answer that comes before the letter has left makes it needless", async () => {
    clock.stopAt("2027-03-01T09:00:00Z");
    const reference = await reach.resolved();
    await letters();
    clock.stopAt("2027-03-04T09:05:00Z");
    await remindDue(world.context, clock.now());
    await hands.does("claire", reference, "accept", {});
    expect((await letters()).filter(({ subject }) => subject?.includes("Rappel"))).toEqual([]);
  });
});

describe("what stays unanswered after all attempts", () => {
  beforeAll(() => setProcedure(world, { closesUnanswered: "by_schedule" }));
  const stateOf = async (reference: string) => (await hands.see("nadia", reference)).state;
  /** Reminded three times; the last waiting time ends on a Wednesday at ten. */
  async function remindedThrice(): Promise<string> {
    clock.stopAt("2027-04-12T09:00:00Z");
    const reference = await reach.suspended();
    for (const day of ["2027-04-15", "2027-04-20", "2027-04-23"])
      expect(await remindAt(`${day}T10:00:00Z`)).toHaveLength(1);
    return reference;
  }

  test("R-32-10 is closed by the schedule where the settings say so, when the last waiting time is over, with its notice", async () => {
    const reference = await remindedThrice();
    expect(await remindAt("2027-04-28T09:55:00Z")).toEqual([]);
    expect(await remindAt("2027-04-28T20:00:00Z")).toEqual([]);
    const [letter] = await remindAt("2027-04-29T08:00:00Z");
    expect(letter?.subject).toContain(reference);
    const { closure, events } = await hands.see("nadia", reference);
    expect(closure).toMatchObject({ reason: "no_answer", assumed: false });
    expect(events.at(-1)).toMatchObject({
      type: "closed-unanswered",
      actor: { kind: "schedule" },
    });
    expect(await remindAt("2027-05-03T08:00:00Z")).toEqual([]);
  });

  test("R-32-10 R-32-19 no attempt counts that nobody can read, and none closes: the first letter leaves once somebody can", async () => {
    const signsIn = async (is: boolean) => {
      for (const person of ["claire", "lead"] as const)
        await sql`update contact set active = ${is} where id = ${world.people[person].id}`.execute(
          world.context.database.desk,
        );
    };
    const { desk } = world.context.database;
    const before = await settingsInForce(desk);
    /** Whose reminder would move with the waiting time. */
    const foreseen = async () => {
      const after = { ...before, waitingTimeInBusinessDays: 9 };
      const { reminders } = await readReminderMoves(desk, { before, after }, clock.now());
      return reminders.map((one) => one.reference);
    };
    clock.stopAt("2027-03-01T09:00:00Z");
    const reference = await reach.suspended();
    await signsIn(false);
    for (const day of ["03-04", "03-09", "03-12", "03-17"])
      expect(await remindAt(`2027-${day}T10:00:00Z`)).toEqual([]);
    expect(await attempts(reference)).toEqual([]);
    expect(await stateOf(reference)).toBe("suspended");
    expect(await foreseen()).not.toContain(reference);
    const told = async () => (await hands.see("nadia", reference)).attempts;
    expect(await told()).toMatchObject({ hasReader: false, nextAt: null });
    const letter = { channel: "letter" } as const;
    expect(await hands.give("nadia", reference, "remind", letter)).toMatchObject(
      refused("nobody_to_remind", "channel"),
    );
    await signsIn(true);
    expect(await foreseen()).toContain(reference);
    expect(await told()).toMatchObject({ hasReader: true, nextAt: clock.now().toString() });
    expect(await remindAt("2027-03-18T10:00:00Z")).toHaveLength(1);
    expect(await attempts(reference)).toMatchObject([{ payload: { attempt: 1, counts: true } }]);
    await hands.does("claire", reference, "provide-information", { text: "Voilà." });
  });

  test("R-32-19 stays open where the settings leave closing to people, and where somebody escalated", async () => {
    const reference = await remindedThrice();
    await setProcedure(world, { closesUnanswered: "by_hand" });
    expect(await remindAt("2027-04-29T10:00:00Z")).toEqual([]);
    expect(await stateOf(reference)).toBe("suspended");
    await setProcedure(world, { closesUnanswered: "by_schedule" });
    await hands.does("claire", reference, "escalate", {
      ground: "blocking_point",
      expected: "Quelqu’un qui nous rappelle.",
    });
    await remindAt("2027-04-30T10:00:00Z");
    expect(await stateOf(reference)).toBe("suspended");
  });
});
