import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EnvironmentFacts, Fact, FactName } from "./environment.ts";
import { freshnessOf, keptOf, REQUIRED_FACTS, stateOf } from "./freshness.ts";

const now = Temporal.Instant.from("2026-11-24T12:00:00Z");
const DAYS = 180;

function confirmed<Name extends FactName>(
  value: Fact<Name>["value"],
  at: Temporal.Instant,
): Fact<Name> {
  return { value, confirmedAt: at, confirmedBy: { kind: "contact", id: "claire" } };
}

function allAt(at: Temporal.Instant): EnvironmentFacts {
  return {
    release: confirmed<"release">("6.5.4", at),
    add_ons: confirmed<"add_ons">([], at),
    os: confirmed<"os">({ name: "Ubuntu", version: "22.04" }, at),
    app_server: confirmed<"app_server">({ name: "Tomcat", version: "9.0.83" }, at),
    jvm: confirmed<"jvm">({ name: "Temurin", version: "17.0.9" }, at),
    machine: confirmed<"machine">("8 vCPU, 16 GB", at),
    database: confirmed<"database">({ name: "PostgreSQL", version: "15" }, at),
    user_volume: confirmed<"user_volume">(1200, at),
    deployment: confirmed<"deployment">(
      { nodes: 2, proxy: "Apache 2.4", directory: null, sso: null, notes: "" },
      at,
    ),
    third_party: confirmed<"third_party">([], at),
  };
}

const ago = (seconds: number) => now.subtract({ seconds });
const LIMIT = DAYS * 24 * 3600;

describe("what is missing or too old of an environment is to be confirmed", () => {
  test("a fact is old one second after its days, not at their very end", () => {
    expect(freshnessOf({ facts: allAt(ago(LIMIT)) }, now, DAYS)).toMatchObject({
      state: "fresh",
      old: [],
    });
    expect(freshnessOf({ facts: allAt(ago(LIMIT + 1)) }, now, DAYS)).toMatchObject({
      state: "to_confirm",
      old: REQUIRED_FACTS,
    });
  });

  test.each(REQUIRED_FACTS)("without %s", (name) => {
    const { [name]: left, ...facts } = allAt(now);
    expect(left).toBeDefined();
    expect(freshnessOf({ facts }, now, DAYS)).toMatchObject({
      state: "to_confirm",
      missing: [name],
      old: [],
    });
  });

  test("with one old fact among new ones, which is told with its day", () => {
    const old = ago(LIMIT + 3600);
    const facts = { ...allAt(now), jvm: confirmed<"jvm">({ name: "J9", version: "8" }, old) };
    const answer = freshnessOf({ facts }, now, DAYS);
    expect(answer).toMatchObject({ state: "to_confirm", missing: [], old: ["jvm"] });
    expect(answer.confirmedSince?.equals(old)).toBe(true);
  });

  test("an environment of which nothing is known has everything to confirm", () => {
    expect(freshnessOf({ facts: {} }, now, DAYS)).toEqual({
      state: "to_confirm",
      missing: REQUIRED_FACTS,
      old: [],
      confirmedSince: null,
    });
  });

  test("a search engine may be bundled: its age asks for nothing", () => {
    const engine = confirmed<"search_engine">(
      { name: "Elasticsearch", version: "7" },
      ago(LIMIT * 9),
    );
    const facts = { ...allAt(now), search_engine: engine };
    expect(freshnessOf({ facts }, now, DAYS).state).toBe("fresh");
  });
});

test("what lists keep of the facts tells the same state", () => {
  const ages = fc.array(fc.option(fc.integer({ min: 0, max: LIMIT * 2 }), { nil: undefined }), {
    minLength: REQUIRED_FACTS.length,
    maxLength: REQUIRED_FACTS.length,
  });
  fc.assert(
    fc.property(ages, (given) => {
      const whole = allAt(now);
      const facts = Object.fromEntries(
        REQUIRED_FACTS.flatMap((name, index) => {
          const age = given[index];
          return age === undefined ? [] : [[name, { ...whole[name], confirmedAt: ago(age) }]];
        }),
      );
      expect(stateOf(keptOf({ facts }), now, DAYS)).toBe(freshnessOf({ facts }, now, DAYS).state);
    }),
  );
});

test("confirming everything makes any environment fresh, and it only grows older from there", () => {
  const seconds = fc.integer({ min: 0, max: LIMIT * 3 });
  fc.assert(
    fc.property(seconds, seconds, (a, b) => {
      const [sooner, later] = [Math.min(a, b), Math.max(a, b)];
      const stale = (age: number) =>
        freshnessOf({ facts: allAt(ago(age)) }, now, DAYS).state === "to_confirm";
      expect(freshnessOf({ facts: allAt(now) }, now, DAYS).state).toBe("fresh");
      if (stale(sooner)) expect(stale(later)).toBe(true);
    }),
  );
});
