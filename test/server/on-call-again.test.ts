import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { addAbsence, getOnCall, listTicketAlerts, switchOnCallOff } from "#api/on-call.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { considerAlert, passOn } from "#server/alerting/index.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { takeTurns } from "#test/harness/on-call-desk.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, letters } = posted;
const { nadia, second, manager } = world.people;
afterAll(() => posted.close());

const MINUTES = DEFAULT_SETTINGS.onCallMinutes;
const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();

const alertsOf = async (reference: string) =>
  valueOf(await world.as("nadia")(listTicketAlerts, { params: { reference } })).items;
const told = async (reference: string) =>
  (await hands.see("nadia", reference)).events
    .filter(({ type }) => type.startsWith("on-call-"))
    .map(({ type }) => type.replace("on-call-", ""));

async function filed(severity: 1 | 2 = 1): Promise<string> {
  const { reference } = await hands.file("claire", { severity });
  await world.work();
  return reference;
}

/** Lets the minutes pass in which nobody acknowledged. */
async function pass(reference: string): Promise<void> {
  const [alert] = await alertsOf(reference);
  clock.pass({ minutes: MINUTES });
  const step = { alert: alert?.id ?? "", step: alert?.calls.length ?? 0 };
  await passOn(world.context, step, clock.now().add({ seconds: 1 }));
}

beforeEach(async () => {
  await takeTurns(world, monday).catch(() => undefined);
  await letters();
});

test("on call that is switched off calls nobody, and ends what it called for when that would pass on", async () => {
  const open = await filed();
  expect(await told(open)).toEqual(["alerted"]);
  const { version } = valueOf(await world.as("manager")(getOnCall, {}));
  const body = { why: "Fin du 24×7" };
  valueOf(await world.as("manager")(switchOnCallOff, { body, ifMatch: version }));
  await letters();
  expect(await told(await filed())).toEqual([]);
  const [alert] = await alertsOf(open);
  const late = clock.now().add({ minutes: MINUTES, seconds: 1 });
  await passOn(world.context, { alert: alert?.id ?? "", step: 1 }, late);
  expect(await told(open)).toEqual(["alerted", "ended"]);
  expect(readersOf(await letters())).toEqual([]);
});

test("a worker whose clock is behind the database's waits a second before it looks again, and runs in no circles", async () => {
  const reference = await filed();
  const [alert] = await alertsOf(reference);
  const id = alert?.id ?? "";
  const { desk } = world.context.database;
  await sql`update on_call_alert set due_at = now() where id = ${id}::uuid`.execute(desk);
  await passOn(
    world.context,
    { alert: id, step: 1 },
    Temporal.Instant.from("2026-01-01T00:00:00Z"),
  );
  const { rows } = await sql<{ waits: boolean }>`
    select run_at > now() as waits from graphile_worker.jobs where key = ${`alert ${id}`}`.execute(
    desk,
  );
  expect(rows).toEqual([{ waits: true }]);
  expect(await told(reference)).toEqual(["alerted"]);
});

describe("an alert by which nobody is called any more", () => {
  async function exhausted(severity: 1 | 2 = 1): Promise<string> {
    const reference = await filed(severity);
    for (let turn = 0; turn < 6; turn += 1) await pass(reference);
    expect(await alertsOf(reference)).toMatchObject([{ due: null, endedAt: null }]);
    await letters();
    return reference;
  }

  test("gives way to a new one where the beneficiary escalates: somebody is called again", async () => {
    const reference = await exhausted();
    const escalate = { ground: "blocking_point", expected: "Un interlocuteur" } as const;
    await hands.does("claire", reference, "escalate", escalate);
    await world.work();
    expect(readersOf(await letters())).toContain(nadia.email);
    expect(await alertsOf(reference)).toMatchObject([
      { ground: "escalated", endedAt: null, calls: [{ agent: { name: nadia.name } }] },
      { ground: "filed", due: null, acknowledged: null },
    ]);
    const history = await told(reference);
    expect(history.filter((type) => type === "ended")).toHaveLength(1);
    expect(history.filter((type) => type === "alerted")).toHaveLength(4);
  });

  test("and stays where a worker that died hears once more of what opened it", async () => {
    const reference = await exhausted();
    const happened = { reference, sequence: 1, ground: "filed" } as const;
    await considerAlert(world.context, happened, clock.now());
    expect(await alertsOf(reference)).toMatchObject([{ due: null, endedAt: null }]);
  });

  test("and where the severity is raised", async () => {
    const reference = await exhausted(2);
    await hands.does("claire", reference, "declare-severity", {
      severity: 1,
      why: "Tout est arrêté",
    });
    await world.work();
    expect((await alertsOf(reference)).map(({ ground }) => ground)).toEqual(["severity", "filed"]);
  });
});

test("a ticket that somebody gives to another still calls: whoever got it may be asleep", async () => {
  const reference = await filed();
  await hands.does("manager", reference, "assign", { assignee: second.id });
  expect(await told(reference)).toEqual(["alerted"]);
  await pass(reference);
  expect(await told(reference)).toEqual(["alerted", "passed-on"]);
  await hands.does("manager", reference, "assign", { assignee: manager.id });
  expect(await alertsOf(reference)).toMatchObject([{ acknowledged: { how: "taken" } }]);
});

test("with everybody away the managers hear of it at once, and again until nobody is left to tell", async () => {
  const from = clock.now().subtract({ hours: 24 }).toString();
  const to = clock.now().add({ hours: 24 }).toString();
  for (const agent of [nadia.id, second.id])
    valueOf(await world.as("manager")(addAbsence, { body: { agent, from, to, why: "Grippe" } }));
  const reference = await filed();
  expect(await told(reference)).toEqual(["managers-told"]);
  expect(readersOf(await letters())).toContain(manager.email);
  await pass(reference);
  await pass(reference);
  expect(await told(reference)).toEqual(["managers-told", "managers-told", "managers-told"]);
  expect(await alertsOf(reference)).toMatchObject([{ due: null, endedAt: null, calls: [] }]);
});
