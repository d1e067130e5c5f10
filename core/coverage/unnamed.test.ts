import { expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import { coverageUnnamed, type Standing } from "./coverage.ts";
import type { CoverageQuestion } from "./question.ts";
import { contract, day, question } from "./world.ts";

const halden = as<"OrganisationId">("halden");
const direct = contract({ id: as("direct") });
const ended = contract({ id: as("ended"), endsOn: day("2026-02-01") });
const through = contract({ id: as("through"), partner: halden, endsOn: day("2030-01-01") });
const standing = (
  subscriptions: readonly ReturnType<typeof contract>[],
  differing: Partial<CoverageQuestion> = {},
): Standing =>
  coverageUnnamed(question(differing), {
    subscriptions,
    line: undefined,
    supportedRelease: () => null,
  });

test("R-12-01 a request that names no contract stands under the one in force that speaks for it", () => {
  expect(standing([ended, direct])).toMatchObject({
    subscription: "direct",
    coverage: { covered: true, ground: { subscription: "direct" } },
  });
  // Reasons against it do not take its contract from a request.
  expect(standing([direct], { contact: as("hugo") })).toMatchObject({
    subscription: "direct",
    coverage: { covered: false, reasons: [{ code: "not_named_contact" }] },
  });
});

test("R-12-01 under none where none is in force, and is told why", () => {
  expect(standing([])).toMatchObject({ subscription: null, coverage: { ground: null } });
  expect(standing([ended])).toMatchObject({
    subscription: null,
    coverage: { covered: false, ground: null, reasons: [{ because: "ended" }] },
  });
});

test("R-12-02 and under one of the own side alone: what goes through a partner is the partner's to see", () => {
  expect(standing([direct, through]).subscription).toBe("direct");
  for (const subscription of [null, through.id])
    expect(standing([through], { subscription })).toMatchObject({
      subscription: null,
      coverage: { ground: null, reasons: [{ because: "not_named", cure: "choose_contract" }] },
    });
  expect(standing([direct, through], { partner: halden }).subscription).toBe("through");
});
