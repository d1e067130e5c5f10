import { describe, expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import type { EnvironmentFacts } from "./environment.ts";
import { freshnessOf } from "./freshness.ts";
import { compareFacts, factsAt, learn, sayAgain, type EnvironmentChange } from "./history.ts";

const at = (day: string) => Temporal.Instant.from(`${day}T09:00:00Z`);
const claire = { kind: "contact", id: "claire" } as const;
const thomas = { kind: "agent", id: "thomas" } as const;

function change(version: number, day: string, more: Partial<EnvironmentChange>): EnvironmentChange {
  return {
    version,
    act: version === 1 ? "recorded" : "changed",
    at: at(day),
    by: claire,
    name: "Intranet",
    kind: "production",
    subscription: as<"SubscriptionId">("premium"),
    said: {},
    ...more,
  };
}

const story: readonly EnvironmentChange[] = [
  change(1, "2026-01-05", { said: { release: "6.4.2", user_volume: 900, add_ons: [] } }),
  change(2, "2026-03-02", { by: thomas, said: { release: "6.5.4" } }),
  change(3, "2026-06-01", {
    act: "confirmed",
    said: { release: "6.5.4", user_volume: 1200, add_ons: [] },
  }),
];

describe("what is known of a system is what was said of it", () => {
  test("each fact bears who said it last and when", () => {
    const known = factsAt(story.slice(0, 2), at("2026-04-01"));
    expect(known.release).toStrictEqual({
      value: "6.5.4",
      confirmedAt: at("2026-03-02"),
      confirmedBy: thomas,
    });
    expect(known.user_volume).toMatchObject({ value: 900, confirmedBy: claire });
    expect(known.os).toBeUndefined();
  });

  test("a moment knows what was said at that very instant, and nothing that came later", () => {
    expect(factsAt(story, at("2026-03-02")).release?.value).toBe("6.5.4");
    expect(factsAt(story, at("2026-03-02").subtract({ seconds: 1 })).release?.value).toBe("6.4.2");
    expect(factsAt(story, at("2026-01-05").subtract({ seconds: 1 }))).toStrictEqual({});
  });

  test("two moments are compared fact by fact, what neither knew left out", () => {
    expect(
      compareFacts(factsAt(story, at("2026-02-01")), factsAt(story, at("2026-07-01"))),
    ).toStrictEqual([
      { name: "release", before: "6.4.2", after: "6.5.4", changed: true },
      { name: "add_ons", before: [], after: [], changed: false },
      { name: "user_volume", before: 900, after: 1200, changed: true },
    ]);
  });

  test("parts that say the same in another order are the same", () => {
    const told = { confirmedAt: at("2026-01-01"), confirmedBy: claire };
    const one: EnvironmentFacts = { os: { value: { name: "Debian", version: "12" }, ...told } };
    const other: EnvironmentFacts = { os: { value: { version: "12", name: "Debian" }, ...told } };
    expect(compareFacts(one, other)[0]?.changed).toBe(false);
  });

  test("R-31-09 confirming says again what stands, with what is corrected, and makes it fresh", () => {
    const known = factsAt(story, at("2026-07-01"));
    const said = sayAgain(known, { user_volume: 1500 });
    expect(said).toStrictEqual({ release: "6.5.4", add_ons: [], user_volume: 1500 });
    const later = at("2027-06-01");
    expect(freshnessOf({ facts: known }, later, 180).old).toContain("release");
    const after = learn(known, said, { at: later, by: thomas });
    expect(freshnessOf({ facts: after }, later, 180).old).toStrictEqual([]);
    expect(after.user_volume).toStrictEqual({
      value: 1500,
      confirmedAt: later,
      confirmedBy: thomas,
    });
  });
});
