import type { ParsedMail } from "mailparser";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { getProcedure } from "#api/desk.ts";
import { getEnvironment, listEnvironments } from "#api/environments.ts";
import type { ProblemCode } from "#api/problems.ts";
import * as api from "#api/procedure-settings.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { remindDue } from "#server/reminders/index.ts";
import { openEnvironment, valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { openPostedWorld } from "#test/harness/posted-world.ts";
import { refused } from "#test/harness/refused.ts";
import { speakAll } from "#test/harness/said-in.ts";
import { setProcedure } from "#test/harness/set-procedure.ts";
import type { PersonKey } from "#test/harness/world.ts";

/** A Monday of a week without a holiday. */
const MONDAY = "2026-11-30T09:00:00Z";
const clock = openClock();
clock.stopAt(MONDAY);
const posted = await openPostedWorld(clock.now);
const { world, hands, reach, letters } = posted;
await speakAll(world, ["claire"], "fr");
afterAll(() => posted.close());

const readAs = (person: PersonKey) => world.as(person)(api.getSettings, {});
const read = async () => valueOf(await readAs("manager"));
async function change(
  part: Partial<api.GivenSettings>,
  {
    person = "manager",
    why = "Convenu",
    ifMatch,
  }: { person?: PersonKey; why?: string; ifMatch?: string } = {},
) {
  const { settings, version } = await read();
  const body = { settings: { ...settings, ...part }, why };
  return world.as(person)(api.changeSettings, { ifMatch: ifMatch ?? version, body });
}
async function preview(part: Partial<api.GivenSettings>, person: PersonKey = "manager") {
  const { settings } = await read();
  const body = { settings: { ...settings, ...part } };
  return world.as(person)(api.previewSettings, { body });
}
const published = async (person: PersonKey) => valueOf(await world.as(person)(getProcedure, {}));
async function remindedAt(moment: string): Promise<readonly ParsedMail[]> {
  clock.stopAt(moment);
  await letters();
  await remindDue(world.context, clock.now());
  return letters();
}

describe("the settings of the procedure", () => {
  test("are those that the program comes with until somebody sets others", async () => {
    const settings = { ...DEFAULT_SETTINGS, warningThresholds: [50, 80] };
    expect(await read()).toEqual({
      version: "0",
      settings,
      defaults: settings,
      history: [],
      may: { change: true },
    });
  });

  test("are read by the whole desk, and by nobody else; managers and administrators change them", async () => {
    expect(valueOf(await readAs("nadia")).may.change).toBe(false);
    for (const person of ["claire", "lead", "partner"] as const) {
      expect(await readAs(person)).toMatchObject(refused("forbidden"));
      expect(await preview({}, person)).toMatchObject(refused("forbidden"));
      expect(await change({ onCallMinutes: 20 }, { person })).toMatchObject(refused("forbidden"));
    }
    expect(await preview({}, "nadia")).toMatchObject(refused("forbidden"));
    expect(await change({ onCallMinutes: 20 }, { person: "nadia" })).toMatchObject(
      refused("forbidden"),
    );
    valueOf(await change({ onCallMinutes: 20 }, { person: "admin" }));
    valueOf(await change({ onCallMinutes: 10 }));
  });

  test("keep who changed what, when and why, the latest first", async () => {
    const before = await read();
    const { version, history } = valueOf(
      await change({ warningThresholds: [75], withdrawal: false }, { why: " Comité de mars " }),
    );
    expect(version).toBe(String(Number(before.version) + 1));
    expect(history[0]).toEqual({
      version: Number(version),
      at: MONDAY,
      by: "Marc Delorme",
      why: "Comité de mars",
      changes: [
        { setting: "withdrawal", before: true, after: false },
        { setting: "warningThresholds", before: [50, 80], after: [75] },
      ],
    });
    expect(history.slice(1)).toEqual(before.history);
    valueOf(await change({ warningThresholds: [50, 80], withdrawal: true }));
  });

  test("two who change them at once: the second has to look again", async () => {
    const { version: ifMatch } = await read();
    const both = await Promise.all(
      [5, 6].map((exchangesBeforeInteraction) =>
        change({ exchangesBeforeInteraction }, { ifMatch }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused("version_conflict"));
    expect((await read()).version).toBe(String(Number(ifMatch) + 1));
  });

  test.each<[ProblemCode, Partial<api.GivenSettings>, string?]>([
    ["nothing_changes", {}],
    ["out_of_range", { waitingTimeInBusinessDays: 0 }, "settings.waitingTimeInBusinessDays"],
    ["out_of_range", { attemptsBeforeClosing: 11 }, "settings.attemptsBeforeClosing"],
    ["wrong_type", { environmentFactDays: 1.5 }, "settings.environmentFactDays"],
    ["out_of_range", { warningThresholds: [100] }, "settings.warningThresholds.0"],
    ["too_long", { warningThresholds: [1, 2, 3, 4, 5, 6] }, "settings.warningThresholds"],
    ["thresholds_out_of_order", { warningThresholds: [80, 50] }, "settings.warningThresholds"],
  ])("%s is said of %o, and nothing is kept", async (code, wrong, field) => {
    const before = await read();
    expect(await change(wrong)).toMatchObject(refused(code, field));
    if (code !== "nothing_changes")
      expect(await preview(wrong)).toMatchObject(refused(code, field));
    expect(await read()).toEqual(before);
  });

  test("change only with a reason, and only from a version that was seen", async () => {
    expect(await change({ withdrawal: false }, { why: " " })).toMatchObject(
      refused("why_required", "why"),
    );
    expect(await change({ withdrawal: false }, { ifMatch: "99" })).toMatchObject(
      refused("version_conflict"),
    );
  });
});

test("what an older version knew nothing of is as the program comes with it", async () => {
  const { version } = await read();
  const client = new pg.Client(world.context.database.access.desk);
  await client.connect();
  await client.query("insert into procedure_settings values ($1, now(), $2, 'Ancienne', $3)", [
    Number(version) + 1,
    world.people.manager.id,
    { attemptsBeforeClosing: 5 },
  ]);
  await client.end();
  const { settings, defaults } = await read();
  expect(settings).toEqual({ ...defaults, attemptsBeforeClosing: 5 });
  // Written behind the back of this process, it is looked at all the same.
  const { changes } = valueOf(await preview({ attemptsBeforeClosing: 3 }));
  expect(changes).toEqual([{ setting: "attemptsBeforeClosing", before: 5, after: 3 }]);
  await setProcedure(world, { attemptsBeforeClosing: 3 });
});

describe("what was set can not be rewritten", () => {
  const statements = [
    "update procedure_settings set why = 'Autre chose'",
    "delete from procedure_settings",
    "truncate procedure_settings",
  ];
  test.each([
    ["owner", /append-only/],
    ["desk", /permission denied/],
    ["portal", /permission denied|read-only/],
  ] as const)("by the %s", async (role, error) => {
    const client = new pg.Client(world.context.database.access[role]);
    await client.connect();
    for (const statement of statements)
      await expect(client.query(statement), statement).rejects.toThrow(error);
    await client.end();
  });

  test("and the portal does not even read it", async () => {
    const client = new pg.Client(world.context.database.access.portal);
    await client.connect();
    await expect(client.query("select from procedure_settings")).rejects.toThrow(
      "permission denied",
    );
    await client.end();
  });
});

describe("a change holds for whoever waits", () => {
  test("R-32-27 a longer waiting time moves the next reminder, as its preview said, and the procedure says so", async () => {
    clock.stopAt(MONDAY);
    const reference = await reach.suspended();
    const longer = { waitingTimeInBusinessDays: 5 };
    const { changes, moved, reminders, closes } = valueOf(await preview(longer));
    expect(changes).toEqual([{ setting: "waitingTimeInBusinessDays", before: 3, after: 5 }]);
    expect(reminders.find((one) => one.reference === reference)).toMatchObject({
      subject: "La recherche ne trouve plus rien",
      organisation: { name: "Groupe Arvor" },
      next: "2026-12-03T09:00:00Z",
      nextThen: "2026-12-07T09:00:00Z",
    });
    expect(moved).toBe(reminders.length);
    expect(closes).toEqual([]);
    expect((await published("claire")).waitingTimeInBusinessDays).toBe(3);

    await setProcedure(world, longer);
    for (const person of ["claire", "nadia"] as const)
      expect(await published(person)).toMatchObject(longer);
    expect((await hands.see("nadia", reference)).attempts.nextAt).toBe("2026-12-07T09:00:00Z");
    expect(await remindedAt("2026-12-03T09:05:00Z")).toEqual([]);
    const [letter, ...others] = await remindedAt("2026-12-07T09:05:00Z");
    expect(others).toEqual([]);
    expect(letter?.text).toContain("rappel 1 sur 3");
    expect(letter?.text).toContain("(5 jours ouvrés)");

    const shorter = valueOf(await preview({ waitingTimeInBusinessDays: 3 }));
    // The first waiting time was counted; the second would be over sooner.
    expect(shorter.reminders.find((one) => one.reference === reference)).toMatchObject({
      next: "2026-12-14T09:00:00Z",
      nextThen: "2026-12-08T09:00:00Z",
    });
    await setProcedure(world, { waitingTimeInBusinessDays: 3 });
    await hands.does("claire", reference, "provide-information", { text: "Voilà." });
  });

  test("R-32-10 closing by schedule names what it would close, and then closes just that", async () => {
    clock.stopAt("2027-04-12T09:00:00Z");
    const reference = await reach.suspended();
    for (const day of ["2027-04-15", "2027-04-20", "2027-04-23"])
      expect(await remindedAt(`${day}T10:00:00Z`)).toHaveLength(1);
    const bySchedule = { closesUnanswered: "by_schedule" } as const;
    clock.stopAt("2027-04-28T09:55:00Z");
    expect(valueOf(await preview(bySchedule))).toMatchObject({ closing: 0, closes: [] });
    // In the evening: the schedule comes when the desk opens.
    clock.stopAt("2027-04-28T20:00:00Z");
    const seen = valueOf(await preview(bySchedule));
    expect(seen).toMatchObject({
      round: "2027-04-29T08:00:00Z",
      closing: 1,
      closes: [{ reference }],
      moved: 0,
    });
    expect((await hands.see("nadia", reference)).state).toBe("suspended");
    const fewer = { attemptsBeforeClosing: 2 };
    expect(valueOf(await preview(fewer))).toMatchObject({ closing: 0 });

    expect(await remindedAt("2027-04-29T08:05:00Z")).toEqual([]);
    await setProcedure(world, bySchedule);
    expect(await published("claire")).toMatchObject(bySchedule);
    expect(await remindedAt("2027-04-29T08:10:00Z")).toHaveLength(1);
    expect(await hands.see("claire", reference)).toMatchObject({
      state: "closed",
      closure: { reason: "no_answer" },
    });
    await setProcedure(world, { closesUnanswered: "by_hand" });
  });

  test("R-32-24 a beneficiary withdraws only where the desk has opened it", async () => {
    clock.stopAt("2027-05-10T09:00:00Z");
    const { reference } = await hands.file("claire");
    await setProcedure(world, { withdrawal: false });
    expect(await hands.give("claire", reference, "withdraw", {})).toMatchObject(
      refused("withdrawal_off"),
    );
    await setProcedure(world, { withdrawal: true });
    expect(await hands.does("claire", reference, "withdraw", {})).toMatchObject({
      state: "closed",
    });
  });

  test("a contact reads what is published of them, and nothing of how the desk is warned", async () => {
    const told = await published("claire");
    expect(told).toMatchObject({ environmentFactDays: 180, acknowledgementInBusinessHours: 4 });
    expect(told).not.toHaveProperty("warningThresholds");
    expect(told).not.toHaveProperty("onCallMinutes");
  });

  test("R-31-09 facts grow old after the days that are set", async () => {
    clock.stopAt("2027-06-01T09:00:00Z");
    const { id } = await openEnvironment(world, "claire", "arvor", { name: "Réglé" });
    const stateAt = async (moment: string) => {
      clock.stopAt(moment);
      const params = { environment: id };
      const { items } = valueOf(await world.as("nadia")(listEnvironments, { query: {} }));
      const listed = items.find((one) => one.id === id);
      const { freshness } = valueOf(await world.as("claire")(getEnvironment, { params }));
      expect(listed?.freshness.state).toBe(freshness.state);
      return freshness.state;
    };
    expect(await stateAt("2027-07-15T09:00:00Z")).toBe("fresh");
    await setProcedure(world, { environmentFactDays: 30 });
    expect(await stateAt("2027-07-15T09:30:00Z")).toBe("to_confirm");
    await setProcedure(world, { environmentFactDays: 180 });
    expect(await stateAt("2027-07-15T10:00:00Z")).toBe("fresh");
  });
});
