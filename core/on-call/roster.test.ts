import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyInstant, anyRoster } from "#test/harness/any-roster.ts";
import { currentDuty, dutiesBetween, isServed, onCallAt, type Roster } from "./roster.ts";
import { adam, at, ines, lea, noe, roster, rotation } from "./worlds.ts";

const told = (duties: ReturnType<typeof dutiesBetween>) =>
  duties.map(({ from, to, agent, because }) => [from, to, agent, because].map(String).join(" "));

describe("the rotation", () => {
  test("hands over at the same time of the zone's own clocks, across both changes of the year", () => {
    expect(
      told(dutiesBetween(roster(), at("2026-03-22T12:00:00Z"), at("2026-04-06T12:00:00Z"))),
    ).toEqual([
      "2026-03-22T12:00:00Z 2026-03-23T08:00:00Z adam turn",
      "2026-03-23T08:00:00Z 2026-03-30T07:00:00Z lea turn",
      "2026-03-30T07:00:00Z 2026-04-06T07:00:00Z ines turn",
      "2026-04-06T07:00:00Z 2026-04-06T12:00:00Z adam turn",
    ]);
    expect(
      told(dutiesBetween(roster(), at("2026-10-20T00:00:00Z"), at("2026-10-27T00:00:00Z"))),
    ).toEqual([
      "2026-10-20T00:00:00Z 2026-10-26T08:00:00Z lea turn",
      "2026-10-26T08:00:00Z 2026-10-27T00:00:00Z ines turn",
    ]);
  });

  test("hands over after the gap where a daylight change skips the time, and at the first of two", () => {
    const night = (day: string) =>
      roster({}, { startsOn: Temporal.PlainDate.from(day), minute: 150 });
    const [skipped] = dutiesBetween(
      night("2026-03-29"),
      at("2026-03-29T00:00:00Z"),
      at("2026-03-30T00:00:00Z"),
    ).slice(1);
    expect(skipped?.from).toEqual(at("2026-03-29T01:30:00Z"));
    const [twice] = dutiesBetween(
      night("2026-10-25"),
      at("2026-10-25T00:00:00Z"),
      at("2026-10-26T00:00:00Z"),
    ).slice(1);
    expect(twice?.from).toEqual(at("2026-10-25T00:30:00Z"));
  });

  test("is handed over in a half-hour zone beyond Europe too, several weeks at a time", () => {
    const far = roster({}, { zone: "Australia/Lord_Howe", weeks: 2, minute: 0 });
    expect(
      told(dutiesBetween(far, at("2026-03-28T00:00:00Z"), at("2026-04-13T00:00:00Z"))),
    ).toEqual([
      "2026-03-28T00:00:00Z 2026-03-29T13:00:00Z lea turn",
      "2026-03-29T13:00:00Z 2026-04-12T13:30:00Z ines turn",
      "2026-04-12T13:30:00Z 2026-04-13T00:00:00Z adam turn",
    ]);
  });

  test("calls nobody before its first hand-over, nor before it was written", () => {
    expect(onCallAt(roster(), at("2026-01-05T07:59:59Z"))).toEqual([]);
    expect(onCallAt(roster(), at("2026-01-05T08:00:00Z"))).toEqual([ines, adam, lea]);
    const late = { writtenAt: at("2026-01-14T10:00:00Z"), rotation: rotation() };
    expect(onCallAt(roster({ rotations: [late] }), at("2026-01-13T10:00:00Z"))).toEqual([]);
    expect(onCallAt(roster({ rotations: [late] }), at("2026-01-14T10:00:00Z"))).toEqual([
      adam,
      lea,
      ines,
    ]);
  });

  test("that was written a hundred times over the years costs no more than one: what was replaced changes nothing", () => {
    const rotations = Array.from({ length: 100 }, (_, index) => ({
      writtenAt: at("2026-01-01T00:00:00Z").add({ hours: 24 * index }),
      rotation: rotation({ agents: index % 2 === 0 ? [ines, adam] : [adam, ines] }),
    }));
    const from = at("2026-05-01T00:00:00Z");
    const year = (any: Roster) => dutiesBetween(any, from, from.add({ hours: 366 * 24 }));
    const [last] = rotations.slice(-1);
    if (last === undefined) throw new Error("none");
    expect(year(roster({ rotations }))).toEqual(year(roster({ rotations: [last] })));
    // The quickest of several: whatever else the machine does makes only some of them slow.
    const took = (any: Roster) =>
      Math.min(
        ...Array.from({ length: 7 }, () => {
          const begun = performance.now();
          year(any);
          return performance.now() - begun;
        }),
      );
    const [one, many] = [took(roster({ rotations: [last] })), took(roster({ rotations }))];
    expect(many).toBeLessThan(15 * one + 10);
  });

  test("that was switched off has nobody called, and before the first has begun it is nobody's concern", () => {
    const off = { writtenAt: at("2026-02-03T12:00:00Z"), rotation: rotation({ agents: [] }) };
    const rotations = [...roster().rotations, off];
    const any = roster({ rotations });
    expect(isServed(any, at("2026-02-03T11:59:59Z"))).toBe(true);
    expect(isServed(any, off.writtenAt)).toBe(false);
    expect(onCallAt(any, off.writtenAt)).toEqual([]);
    expect(
      told(dutiesBetween(any, at("2026-02-03T00:00:00Z"), at("2026-02-20T00:00:00Z"))),
    ).toEqual([
      "2026-02-03T00:00:00Z 2026-02-03T12:00:00Z adam turn",
      "2026-02-03T12:00:00Z 2026-02-20T00:00:00Z null nobody",
    ]);
    expect(isServed(roster(), at("2026-01-01T00:00:00Z"))).toBe(false);
  });

  test("that is planned ahead takes nothing from the one that stands", () => {
    const ahead = rotation({ agents: [noe], startsOn: Temporal.PlainDate.from("2026-02-02") });
    const rotations = [
      ...roster().rotations,
      { writtenAt: at("2026-01-10T00:00:00Z"), rotation: ahead },
    ];
    const both = dutiesBetween(
      roster({ rotations }),
      at("2026-01-27T00:00:00Z"),
      at("2026-02-04T00:00:00Z"),
    );
    expect(told(both)).toEqual([
      "2026-01-27T00:00:00Z 2026-02-02T08:00:00Z ines turn",
      "2026-02-02T08:00:00Z 2026-02-04T00:00:00Z noe turn",
    ]);
  });
});

describe("what departs from it", () => {
  const night = { from: at("2026-01-07T18:00:00Z"), to: at("2026-01-08T06:00:00Z") };

  test("a swap names who serves instead, and asks whoever handed over last", () => {
    const swapped = roster({ covers: [{ ...night, agent: ines, by: noe }] });
    expect(onCallAt(swapped, night.from)).toEqual([noe, adam, lea, ines]);
    expect(onCallAt(swapped, night.to)).toEqual([ines, adam, lea]);
    const among = roster({ covers: [{ ...night, agent: ines, by: lea }] });
    expect(onCallAt(among, night.from)).toEqual([lea, adam, ines]);
  });

  test("a swap changes nobody else's turn", () => {
    const swapped = roster({ covers: [{ ...night, agent: adam, by: noe }] });
    expect(onCallAt(swapped, night.from)).toEqual([ines, adam, lea]);
  });

  test("whoever is away is not named: the next stands in", () => {
    const away = roster({ absences: [{ ...night, agent: ines }] });
    expect(
      told(dutiesBetween(away, at("2026-01-07T00:00:00Z"), at("2026-01-09T00:00:00Z"))),
    ).toEqual([
      "2026-01-07T00:00:00Z 2026-01-07T18:00:00Z ines turn",
      "2026-01-07T18:00:00Z 2026-01-08T06:00:00Z adam stand_in",
      "2026-01-08T06:00:00Z 2026-01-09T00:00:00Z ines turn",
    ]);
    const covered = { ...away, covers: [{ ...night, agent: ines, by: noe }] };
    expect(currentDuty(covered, night.from, night.to)).toMatchObject({
      agent: noe,
      because: "cover",
      turnOf: ines,
    });
  });

  test("who no longer works at the desk is not named, and it may be that nobody is left", () => {
    expect(onCallAt(roster({ inactive: [ines, lea] }), night.from)).toEqual([adam]);
    const none = roster({ inactive: [ines, adam, lea] });
    expect(currentDuty(none, night.from, night.to)).toMatchObject({
      agent: null,
      because: "nobody",
      turnOf: ines,
    });
  });
});

describe("whatever the roster", () => {
  test("duties tile the time that is asked for, and say what each instant of it says", () => {
    fc.assert(
      fc.property(
        anyRoster,
        anyInstant,
        fc.integer({ min: 1, max: 366 * 24 }),
        (any, from, hours) => {
          const to = from.add({ hours });
          const duties = dutiesBetween(any, from, to);
          expect(duties[0]?.from).toEqual(from);
          expect(duties.at(-1)?.to).toEqual(to);
          for (const [index, duty] of duties.entries()) {
            const next = duties[index + 1];
            if (next !== undefined) expect(next.from).toEqual(duty.to);
            expect(Temporal.Instant.compare(duty.from, duty.to)).toBe(-1);
            const last = duty.to.subtract({ milliseconds: 1 });
            for (const one of [duty.from, last])
              expect(onCallAt(any, one)[0] ?? null).toBe(duty.agent);
          }
        },
      ),
    );
  });

  test("nobody is called twice, nor while away or gone; and a swap wins over the turn", () => {
    fc.assert(
      fc.property(anyRoster, anyInstant, (any, now) => {
        const order = onCallAt(any, now);
        expect(new Set(order).size).toBe(order.length);
        const isIn = ({ from, to }: { from: Temporal.Instant; to: Temporal.Instant }) =>
          Temporal.Instant.compare(from, now) <= 0 && Temporal.Instant.compare(now, to) < 0;
        const away = any.absences.filter(isIn).map((one) => one.agent);
        const out = [...away, ...any.inactive];
        for (const one of order) expect(out).not.toContain(one);
        const { turnOf, agent: serving } = currentDuty(any, now, now.add({ seconds: 1 }));
        const cover = any.covers.find((one) => one.agent === turnOf && isIn(one));
        if (cover !== undefined && !out.includes(cover.by)) expect(serving).toBe(cover.by);
      }),
    );
  });

  test("nobody serves in no time", () => {
    const now = at("2026-02-01T00:00:00Z");
    expect(dutiesBetween(roster(), now, now)).toEqual([]);
    expect(() => currentDuty(roster(), now, now)).toThrow("no time");
  });
});
