import { expect, test } from "vitest";
import type { EnvironmentFacts } from "../environments/environment.ts";
import {
  completenessOf,
  unmetItems,
  type IntakeAnswers,
  type KnownSystem,
} from "./completeness.ts";
import { CIRCUMSTANCES, defaultItems, FILE_KINDS } from "./items.ts";

const NOTHING: IntakeAnswers = { texts: {}, files: [], circumstances: [] };
const told = {
  confirmedAt: Temporal.Instant.from("2026-11-01T00:00:00Z"),
  confirmedBy: { kind: "contact", id: "claire" },
} as const;
const facts: EnvironmentFacts = {
  release: { value: "6.5.4", ...told },
  os: { value: { name: "Debian", version: null }, ...told },
  jvm: { value: { name: "OpenJDK", version: "17" }, ...told },
  third_party: { value: [], ...told },
};

function states(answers: Partial<IntakeAnswers>, system: KnownSystem | null = null) {
  const judged = completenessOf(defaultItems("problem_report"), { ...NOTHING, ...answers }, system);
  return new Map(judged.map(({ key, state }) => [key, state]));
}

test("a problem report lacks what every request tells, its behaviour and its logs", () => {
  const unmet = unmetItems(completenessOf(defaultItems("problem_report"), NOTHING, null));
  expect(unmet).toStrictEqual([
    ...["behaviour", "logs"],
    ...["release", "add_ons", "os", "app_server", "jvm", "machine", "database", "user_volume"],
    ...["deployment", "third_party"],
  ]);
  expect(unmetItems(completenessOf(defaultItems("question"), NOTHING, null))).toHaveLength(10);
});

test("the registry answers, save for a part without its version and for facts too old", () => {
  const found = states({}, { facts, old: ["jvm"] });
  expect(found.get("release")).toBe("met_by_environment");
  expect(found.get("third_party")).toBe("met_by_environment");
  expect(found.get("os")).toBe("missing");
  expect(found.get("jvm")).toBe("to_confirm");
});

test("what the filer tells comes before what the registry knows; blanks and foreign keys tell nothing", () => {
  const texts = { jvm: "Temurin 21", behaviour: "\u3164\n", toString: "x", unheard: "x" };
  const found = states({ texts }, { facts, old: ["jvm"] });
  expect(found.get("jvm")).toBe("met");
  expect(found.get("behaviour")).toBe("missing");
  expect(found.has("unheard")).toBe(false);
});

test.each([
  ["through_the_interface", "scenario"],
  ["with_data", "injected_values"],
  ["slow", "profile"],
  ["going_on", "state_before"],
] as const)("%s makes %s needed, and nothing else", (circumstance, key) => {
  const before = states({});
  const after = states({ circumstances: [circumstance] });
  expect(before.get(key)).toBe("optional");
  expect([...after].filter(([item, state]) => state !== before.get(item))).toStrictEqual([
    [key, "missing"],
  ]);
});

test.each(FILE_KINDS)("a %s answers one item, whatever the circumstances", (kind) => {
  const found = states({ files: [kind], circumstances: CIRCUMSTANCES });
  expect([...found.values()].filter((state) => state === "met")).toHaveLength(1);
});
