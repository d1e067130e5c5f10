import fc from "fast-check";
import type { Rotation } from "#core/on-call/rotation.ts";
import type { Roster } from "#core/on-call/roster.ts";
import { adam, at, ines, lea, noe } from "#core/on-call/worlds.ts";

/** Rosters of every kind, over a year and some weeks. */

const begin = at("2026-01-01T00:00:00Z").epochMilliseconds;
const HOUR = 3_600_000;
export const anyInstant = fc
  .integer({ min: 0, max: 400 * 24 * 4 })
  .map((quarters) => Temporal.Instant.fromEpochMilliseconds(begin + quarters * (HOUR / 4)));
const anyAgent = fc.constantFrom(ines, adam, lea, noe);
const anySpan = fc
  .tuple(anyInstant, fc.integer({ min: 1, max: 30 * 24 }))
  .map(([from, hours]) => ({ from, to: from.add({ hours }) }));

const anyRotation: fc.Arbitrary<Rotation> = fc.record({
  agents: fc.uniqueArray(anyAgent, { maxLength: 4 }),
  zone: fc.constantFrom("Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "UTC"),
  startsOn: fc
    .integer({ min: 0, max: 60 })
    .map((days) => Temporal.PlainDate.from("2025-12-20").add({ days })),
  minute: fc.integer({ min: 0, max: 1439 }),
  weeks: fc.integer({ min: 1, max: 5 }),
});

export const anyRoster: fc.Arbitrary<Roster> = fc.record({
  rotations: fc.array(fc.record({ writtenAt: anyInstant, rotation: anyRotation }), {
    minLength: 1,
    maxLength: 3,
  }),
  covers: fc.array(
    fc
      .tuple(anySpan, fc.uniqueArray(anyAgent, { minLength: 2, maxLength: 2 }))
      .map(([span, [one = ines, other = adam]]) => ({ ...span, agent: one, by: other })),
    { maxLength: 4 },
  ),
  absences: fc.array(
    fc.tuple(anySpan, anyAgent).map(([span, away]) => ({ ...span, agent: away })),
    { maxLength: 4 },
  ),
  inactive: fc.uniqueArray(anyAgent, { maxLength: 2 }),
});
