import { describe, expect, test } from "vitest";
import { changeOffer, mayBeAgreed, sameGrant, standOffer, type OfferStanding } from "./offer.ts";
import { PLAIN } from "./templates/template.ts";
import type { OfferTerms, ServiceLevel } from "./terms.ts";

const level = (severity: 1 | 2, amount: number): ServiceLevel => ({
  severity,
  clock: "response",
  amount,
  unit: "hours",
  hours: "24x7",
});
const terms: OfferTerms = {
  ...PLAIN,
  channels: ["portal", "email"],
  serviceLevels: [level(1, 1), level(2, 4)],
  addOns: ["chat", "wiki"],
};
const offer: OfferStanding = { source: "a sheet", terms, isWithdrawn: false };
const code = (answer: ReturnType<typeof changeOffer>) => (answer.ok ? "ok" : answer.refusal.code);

describe("an offer is changed", () => {
  test.each<[string, Partial<OfferStanding>, string]>([
    ["in its targets", { terms: { ...terms, serviceLevels: [level(1, 2)] } }, "ok"],
    ["in where its figures come from", { source: null }, "ok"],
    ["in which add-ons it reaches", { terms: { ...terms, addOns: null } }, "ok"],
    ["in nothing", {}, "nothing_changes"],
    [
      "in the order of its lines alone",
      {
        terms: {
          ...terms,
          channels: ["email", "portal"],
          serviceLevels: [level(2, 4), level(1, 1)],
          addOns: ["wiki", "chat"],
        },
      },
      "nothing_changes",
    ],
    [
      "to a target of nothing",
      { terms: { ...terms, serviceLevels: [level(1, 0)] } },
      "target_not_positive",
    ],
    [
      "to a phone without a number",
      { terms: { ...terms, channels: ["phone"] } },
      "phone_number_required",
    ],
  ])("%s", (_, more, expected) => {
    expect(code(changeOffer(offer, { ...offer, ...more }))).toBe(expected);
  });
});

test("withdrawing and offering again each do something once", () => {
  expect(standOffer({ isWithdrawn: false }, "withdrawn").ok).toBe(true);
  expect(standOffer({ isWithdrawn: true }, "withdrawn").ok).toBe(false);
  expect(standOffer({ isWithdrawn: true }, "offered_again").ok).toBe(true);
  expect(standOffer({ isWithdrawn: false }, "offered_again").ok).toBe(false);
});

test("a withdrawn offer serves the contracts that are under it, and no other", () => {
  expect(mayBeAgreed({ isWithdrawn: true }, false)).toMatchObject({
    refusal: { code: "offer_withdrawn", field: "offer" },
  });
  expect(mayBeAgreed({ isWithdrawn: true }, true).ok).toBe(true);
  expect(mayBeAgreed({ isWithdrawn: false }, false).ok).toBe(true);
});

test("no add-on is less than every add-on", () => {
  expect(sameGrant({ ...terms, addOns: [] }, { ...terms, addOns: null })).toBe(false);
});
