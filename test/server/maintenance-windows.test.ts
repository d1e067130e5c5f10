import { afterAll, describe, expect, test } from "vitest";
import { getTicketClocks } from "#api/clocks.ts";
import {
  announceMaintenanceWindow,
  listMaintenanceWindows,
  takeMaintenanceWindowBack,
} from "#api/maintenance-windows.ts";
import { findWrong } from "#server/due-checks/index.ts";
import { amendTerms } from "#test/harness/amended-terms.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { handsOn, momentsOf } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { planRelease } from "#test/harness/planned-release.ts";
import { openWorld, type PersonKey } from "#test/harness/world.ts";

const clock = openClock();
clock.stopAt("2026-11-30T09:00:00Z");
const world = await openWorld({}, clock.now);
await planRelease(world);
afterAll(() => world.close());
const hands = handsOn(world);
const reach = momentsOf(hands);
const subscription = world.subscriptions.arvor;
const level = (name: "response" | "restoration" | "resolution", amount: number) =>
  ({ severity: 1, clock: name, amount, unit: "hours", hours: "24x7" }) as const;
const agreed = {
  serviceLevels: [level("response", 1), level("restoration", 4), level("resolution", 8)],
};
await amendTerms(world, "arvor", clock.now(), agreed);

const announce = (
  startsAt: string,
  endsAt: string,
  { who = "nadia", contract = subscription }: { who?: PersonKey; contract?: string } = {},
) =>
  world.as(who)(announceMaintenanceWindow, {
    params: { subscription: contract },
    body: { startsAt, endsAt, what: "Nouveau stockage" },
  });
const takeBack = (window: string, who: PersonKey = "nadia") =>
  world.as(who)(takeMaintenanceWindowBack, { params: { subscription, window }, body: {} });
const list = (who: PersonKey) =>
  world.as(who)(listMaintenanceWindows, { params: { subscription } });
const clockOf = async (reference: string, name: string, who: PersonKey = "claire") =>
  valueOf(await world.as(who)(getTicketClocks, { params: { reference } })).clocks.find(
    (one) => one.clock === name,
  );
const idOf = async () => valueOf(await list("nadia")).items[0]?.id ?? "";

describe("an announced maintenance window", () => {
  test("is what a restoration does not count in, told with its name to both sides; the kept due follows", async () => {
    clock.stopAt("2026-11-30T09:00:00Z");
    const reference = await reach.open(1);
    await world.work();
    valueOf(await announce("2026-11-30T10:00:00Z", "2026-11-30T12:00:00Z"));
    await world.work();
    expect(
      await findWrong(world.context.database.desk, { thresholds: [50, 80], now: clock.now() }),
    ).toMatchObject({
      dues: [],
      timers: [],
    });
    clock.stopAt("2026-11-30T12:30:00Z");
    for (const who of ["claire", "nadia"] as const) {
      const found = await clockOf(reference, "restoration", who);
      expect(found).toMatchObject({ due: "2026-11-30T15:00:00Z", consumedSeconds: 1.5 * 3600 });
      expect(found?.spans.map(({ kind, entry }) => [kind, entry])).toEqual([
        ["running", null],
        ["maintenance_window", "Nouveau stockage"],
        ["running", null],
      ]);
    }
  });

  test("ends now where it is taken back once begun, and never was where it had not; both stay on record", async () => {
    clock.stopAt("2026-12-07T09:00:00Z");
    const reference = await reach.open(1);
    const due = async () => (await clockOf(reference, "restoration"))?.due;
    valueOf(await announce("2026-12-07T09:30:00Z", "2026-12-07T11:30:00Z"));
    expect(valueOf(await takeBack(await idOf())).items[0]).toMatchObject({
      takenBackAt: "2026-12-07T09:00:00Z",
    });
    expect(await due()).toBe("2026-12-07T13:00:00Z");
    valueOf(await announce("2026-12-07T10:00:00Z", "2026-12-07T12:00:00Z"));
    clock.stopAt("2026-12-07T10:30:00Z");
    valueOf(await takeBack(await idOf()));
    expect(await due()).toBe("2026-12-07T13:30:00Z");
    expect(await takeBack(await idOf())).toMatchObject(refused("window_over"));
    const { items } = valueOf(await list("nadia"));
    expect(items.filter(({ takenBackAt }) => takenBackAt !== null)).toHaveLength(2);
    await expect(
      world.context.database.desk.deleteFrom("maintenance_window").execute(),
    ).rejects.toThrow(/permission denied|append-only|refuse/i);
  });

  test("is read by whoever may read the contract; who announced it is the desk's own", async () => {
    expect(valueOf(await list("nadia")).items[0]?.announcedBy).toBe("Nadia Benali");
    for (const who of ["claire", "lead"] as const)
      expect(valueOf(await list(who))).toMatchObject({
        items: valueOf(await list("nadia")).items.map((one) => ({ ...one, announcedBy: null })),
        may: { announce: false },
      });
    for (const who of ["rival", "partner"] as const)
      expect(await list(who)).toMatchObject(refused("not_found"));
  });

  test("is refused where it is over, too long, ends first, or meets another; and by whom", async () => {
    clock.stopAt("2026-12-14T09:00:00Z");
    for (const [from, to, code] of [
      ["2026-12-14T12:00:00Z", "2026-12-14T12:00:00Z", "window_reversed"],
      ["2026-12-14T07:00:00Z", "2026-12-14T08:00:00Z", "window_past"],
      ["2026-12-14T12:00:00Z", "2026-12-21T12:00:01Z", "window_too_long"],
    ] as const)
      expect(await announce(from, to)).toMatchObject(refused(code));
    const both = await Promise.all([
      announce("2026-12-14T12:00:00Z", "2026-12-14T14:00:00Z"),
      announce("2026-12-14T13:00:00Z", "2026-12-14T15:00:00Z", { who: "manager" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused("window_overlaps"));
    expect(
      await announce("2026-12-15T12:00:00Z", "2026-12-15T14:00:00Z", { who: "lead" }),
    ).toMatchObject(refused("forbidden"));
    expect(
      await announce("2026-12-15T12:00:00Z", "2026-12-15T14:00:00Z", {
        contract: "01990000-0000-7000-8000-000000000000",
      }),
    ).toMatchObject(refused("not_found"));
    expect(await takeBack("01990000-0000-7000-8000-000000000000")).toMatchObject(
      refused("not_found"),
    );
  });
});

test("a planned fix, once accepted, stops the time of the resolution only where the terms say so", async () => {
  const conclusion = {
    kind: "fix",
    text: "Corrigé dans la suivante",
    directives: "Installer la version",
    category: "maintenance_version",
    release: "6.5.4",
    delivery: "planned",
  } as const;
  const accepted = async (at: string) => {
    clock.stopAt(at);
    const reference = await reach.open(1);
    await hands.does("nadia", reference, "conclude", { conclusion });
    await hands.does("claire", reference, "accept", {});
    return clockOf(reference, "resolution");
  };
  expect((await accepted("2027-01-04T09:00:00Z"))?.status).toBe("no_longer_due");
  await amendTerms(world, "arvor", clock.now(), { ...agreed, plannedFixResolves: true });
  expect((await accepted("2027-01-05T09:00:00Z"))?.status).toBe("stopped");
});
