import { describe, expect, test } from "vitest";
import { as } from "#core/kit/brand.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import { volumeOf, type VolumeRegistry } from "./volume.ts";

const now = Temporal.Instant.from("2026-11-23T14:07:12Z");
const keys: VolumeRegistry = { organisation: as, contact: as, agent: as, subscription: as };

describe("a volume of tickets", () => {
  const histories = [...volumeOf(2000, 7, now).histories(keys)];

  test("has as many as asked for, in the order of their filing, none later than now", () => {
    const filed = histories.map((history) => history.ticket.filedAt);
    expect(filed).toHaveLength(2000);
    expect(filed).toEqual(filed.toSorted((a, b) => Temporal.Instant.compare(a, b)));
    const late = histories.filter(
      ({ ticket }) => Temporal.Instant.compare(ticket.changedAt, now) > 0,
    );
    expect(late).toEqual([]);
  });

  test("stands in every state, and is mostly closed", () => {
    const states = histories.map((history) => history.ticket.state);
    expect(new Set(states)).toEqual(new Set(STATES));
    expect(states.filter((state) => state === "closed").length / states.length).toBeGreaterThan(
      0.9,
    );
  });

  test("is the same for the same seed, and another for another", () => {
    const told = (seed: number) => JSON.stringify([...volumeOf(50, seed, now).histories(keys)]);
    expect(told(7)).toBe(told(7));
    expect(told(7)).not.toBe(told(8));
  });
});
