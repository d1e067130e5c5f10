import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import {
  acknowledgeAlert,
  addAbsence,
  listAlerts,
  listTicketAlerts,
  takeBackException,
} from "#api/on-call.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { considerAlert, passOn } from "#server/alerting/index.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { takeTurns } from "#test/harness/on-call-desk.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { refused } from "#test/harness/refused.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, letters } = posted;
const { nadia, second, manager } = world.people;
afterAll(() => posted.close());
const deps = world.context;
const MINUTES = DEFAULT_SETTINGS.onCallMinutes;

const severe = { severity: 1 } as const;
const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();

beforeEach(async () => {
  await letters();
});

const alertsOf = async (reference: string) =>
  valueOf(await world.as("nadia")(listTicketAlerts, { params: { reference } })).items;
const told = async (reference: string) =>
  (await hands.see("nadia", reference)).events
    .filter(({ type }) => type.startsWith("on-call-"))
    .map(({ type }) => type.replace("on-call-", ""));
const calledIn = async (reference: string) =>
  (await alertsOf(reference))[0]?.calls.map(({ agent }) => agent.name);

/** Files what calls, and has it looked at. */
async function filed(more: Parameters<typeof hands.file>[1] = severe): Promise<string> {
  const { reference } = await hands.file("claire", more);
  await world.work();
  return reference;
}

/** Lets the minutes pass in which nobody acknowledged. */
async function pass(reference: string, minutes = MINUTES): Promise<void> {
  const [alert] = await alertsOf(reference);
  const calls = alert?.calls.length ?? 0;
  clock.pass({ minutes });
  await passOn(deps, { alert: alert?.id ?? "", step: calls }, clock.now().add({ seconds: 1 }));
}

test("a desk without a rotation calls nobody", async () => {
  const reference = await filed();
  expect(await alertsOf(reference)).toEqual([]);
  expect(await told(reference)).toEqual([]);
});

describe("a ticket that is promised an answer at any hour", () => {
  test("calls who is on duty once it is filed, and nobody else", async () => {
    await takeTurns(world, monday);
    await letters();
    const reference = await filed();
    const sent = await letters();
    const calls = sent.filter(({ subject }) => subject?.includes("ASTREINTE"));
    expect(readersOf(calls)).toEqual([nadia.email]);
    expect(calls[0]?.subject).toBe(
      `[${reference}] ASTREINTE, sévérité 1\u00a0: La recherche ne trouve plus rien`,
    );
    expect(calls[0]?.headers.get("priority")).toBe("high");
    expect(calls[0]?.text).toContain(`/console/tickets/${reference}`);
    const [alert] = await alertsOf(reference);
    expect(alert).toMatchObject({
      ground: "filed",
      severity: 1,
      endedAt: null,
      acknowledged: null,
      calls: [{ agent: { name: nadia.name }, round: 1 }],
    });
    expect(await told(reference)).toEqual(["alerted"]);
  });

  test("is one whose severity says so: of the others nobody is woken", async () => {
    const minor = await filed({ severity: 3 });
    expect(await alertsOf(minor)).toEqual([]);
    await hands.does("claire", minor, "declare-severity", { severity: 1, why: "Tout est arrêté" });
    await world.work();
    expect(await alertsOf(minor)).toMatchObject([{ ground: "severity" }]);
    const qualified = await filed({ severity: 4 });
    await hands.does("manager", qualified, "take", {});
    await hands.does("manager", qualified, "qualify", { severity: 2, why: "Plus grave" });
    await world.work();
    expect(await alertsOf(qualified)).toMatchObject([{ ground: "severity", endedAt: null }]);
  });

  test("that is no longer severe calls nobody any more", async () => {
    const reference = await filed();
    await hands.does("claire", reference, "declare-severity", { severity: 4, why: "Contourné" });
    await world.work();
    expect(await told(reference)).toEqual(["alerted", "ended"]);
    expect(await alertsOf(reference)).toMatchObject([{ acknowledged: null, due: null }]);
  });

  test("calls once more whenever the beneficiary escalates it, whoever has answered", async () => {
    const reference = await filed();
    await hands.does("nadia", reference, "take", {});
    const escalate = { ground: "blocking_point", expected: "Un interlocuteur" } as const;
    await hands.does("claire", reference, "escalate", escalate);
    await world.work();
    expect(
      (await alertsOf(reference)).map(({ ground, acknowledged }) => [
        ground,
        acknowledged?.how ?? null,
      ]),
    ).toEqual([
      ["escalated", null],
      ["filed", "taken"],
    ]);
    await hands.does("nadia", reference, "reply", { text: "Je regarde" });
    await hands.does("nadia", reference, "end-escalation", { outcome: "settled", text: "Vu" });
    await hands.does("claire", reference, "escalate", escalate);
    await world.work();
    expect((await alertsOf(reference))[0]).toMatchObject({ ground: "escalated", endedAt: null });
    expect(await alertsOf(reference)).toHaveLength(3);
  });

  test("is called for at night, though it was answered while it was served by day", async () => {
    const reference = await filed({ severity: 3 });
    await hands.does("nadia", reference, "take", {});
    await hands.does("nadia", reference, "reply", { text: "Je regarde demain" });
    await hands.does("claire", reference, "declare-severity", {
      severity: 1,
      why: "Tout est arrêté",
    });
    await world.work();
    expect(await alertsOf(reference)).toMatchObject([{ ground: "severity", endedAt: null }]);
  });

  test("calls once, however often a worker that died hears of it", async () => {
    const { reference } = await hands.file("claire", severe);
    const happened = { reference, sequence: 1, ground: "filed" } as const;
    await Promise.all([1, 2, 3].map(() => considerAlert(deps, happened, clock.now())));
    await world.work();
    expect(await told(reference)).toEqual(["alerted"]);
    await hands.does("nadia", reference, "take", {});
    await considerAlert(deps, happened, clock.now());
    expect(await told(reference)).toEqual(["alerted", "acknowledged"]);
  });
});

describe("an alert that nobody acknowledges", () => {
  test("passes to the next after the minutes of the settings, and not before", async () => {
    const reference = await filed();
    const [alert] = await alertsOf(reference);
    await passOn(
      deps,
      { alert: alert?.id ?? "", step: 1 },
      Temporal.Instant.from(alert?.openedAt ?? "").add({ seconds: MINUTES * 60 - 1 }),
    );
    expect(await told(reference)).toEqual(["alerted"]);
    await pass(reference);
    expect(await told(reference)).toEqual(["alerted", "passed-on"]);
    expect(await calledIn(reference)).toEqual([nadia.name, second.name]);
    expect(readersOf(await letters())).toContain(second.email);
  });

  test("has one timer, that waits for those minutes, and is taken away once somebody has it in hand", async () => {
    const reference = await filed();
    const [alert] = await alertsOf(reference);
    const timers = async () => {
      const { rows } = await sql<{ run_at: Date }>`
        select run_at from graphile_worker.jobs where key = ${`alert ${alert?.id}`}`.execute(
        world.context.database.desk,
      );
      return rows.map(({ run_at: at }) => at.toISOString());
    };
    expect(await timers()).toEqual([new Date(alert?.due ?? "").toISOString()]);
    await hands.does("nadia", reference, "take", {});
    expect(await timers()).toEqual([]);
  });

  test("tells the managers after a full round, begins anew, and ends after the third", async () => {
    const reference = await filed();
    await letters();
    for (let turn = 0; turn < 6; turn += 1) await pass(reference);
    expect(await told(reference)).toEqual([
      "alerted",
      "passed-on",
      "managers-told",
      "alerted",
      "passed-on",
      "managers-told",
      "alerted",
      "passed-on",
      "managers-told",
    ]);
    const sent = await letters();
    const toManagers = sent.filter(({ subject }) => /personne/.test(subject ?? ""));
    expect(readersOf(toManagers)).toEqual([manager.email, manager.email, manager.email]);
    expect(toManagers.at(-1)?.subject).toContain("plus personne n’est appelé");
    const [alert] = await alertsOf(reference);
    expect(alert).toMatchObject({ due: null, endedAt: null });
    const { items } = valueOf(await world.as("manager")(listAlerts, {}));
    expect(items.map((one) => one.reference)).toContain(reference);
  });

  test("passes over whoever is away", async () => {
    const from = clock.now().subtract({ hours: 24 }).toString();
    const to = clock.now().add({ hours: 24 }).toString();
    const body = { agent: nadia.id, from, to, why: "Grippe" };
    const { exceptions } = valueOf(await world.as("manager")(addAbsence, { body }));
    const reference = await filed();
    expect(await calledIn(reference)).toEqual([second.name]);
    const params = { exception: exceptions[0]?.id ?? "" };
    valueOf(await world.as("manager")(takeBackException, { params }));
    await sql`update on_call_exception set taken_back_at = from_at`.execute(
      world.context.database.desk,
    );
  });
});

describe("an alert is acknowledged", () => {
  const acknowledge = (person: "nadia" | "second" | "manager", alert: string) =>
    world.as(person)(acknowledgeAlert, { params: { alert } });

  test("by whoever says so, once; who says so again is told who was first", async () => {
    const reference = await filed();
    const id = (await alertsOf(reference))[0]?.id ?? "";
    const { items } = valueOf(await world.as("nadia")(listAlerts, {}));
    expect(items.map((one) => one.reference)).toContain(reference);
    const { acknowledged } = valueOf(await acknowledge("nadia", id));
    expect(acknowledged).toEqual({ by: nadia.name, how: "acknowledged" });
    expect((await acknowledge("nadia", id)).ok).toBe(true);
    const late = await acknowledge("second", id);
    expect(late).toMatchObject(refused("alert_acknowledged"));
    expect(JSON.stringify(late)).toContain(nadia.name);
    await pass(reference);
    expect(await told(reference)).toEqual(["alerted", "acknowledged"]);
    const rest = valueOf(await world.as("nadia")(listAlerts, {}));
    expect(rest.items.map((one) => one.reference)).not.toContain(reference);
  });

  test("by taking the ticket, and by an answer", async () => {
    const taken = await filed();
    await hands.does("second", taken, "take", {});
    expect(await alertsOf(taken)).toMatchObject([
      { acknowledged: { by: second.name, how: "taken" } },
    ]);
    const minor = await filed({ severity: 3 });
    await hands.does("nadia", minor, "take", {});
    await hands.does("claire", minor, "declare-severity", { severity: 1, why: "Tout est arrêté" });
    await world.work();
    await hands.does("nadia", minor, "reply", { text: "Je regarde" });
    expect(await alertsOf(minor)).toMatchObject([{ acknowledged: { how: "answered" } }]);
  });

  test("or ends with the ticket", async () => {
    const reference = await filed();
    const id = (await alertsOf(reference))[0]?.id ?? "";
    await hands.does("claire", reference, "withdraw", {});
    expect(await told(reference)).toEqual(["alerted", "ended"]);
    expect(await acknowledge("nadia", id)).toMatchObject(refused("alert_over"));
    await pass(reference);
    expect(await told(reference)).toEqual(["alerted", "ended"]);
  });

  test("or passed on at the same instant: one of the two wins, and the record tells of one order", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const reference = await filed();
      const id = (await alertsOf(reference))[0]?.id ?? "";
      clock.pass({ minutes: MINUTES });
      const late = clock.now().add({ seconds: 1 });
      await Promise.all([acknowledge("nadia", id), passOn(deps, { alert: id, step: 1 }, late)]);
      const history = await told(reference);
      expect([
        ["alerted", "acknowledged"],
        ["alerted", "passed-on", "acknowledged"],
      ]).toContainEqual(history);
      expect(await alertsOf(reference)).toMatchObject([{ acknowledged: { by: nadia.name } }]);
    }
  });
});
