import { describe, expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import { checkAgreement, checkRenewal, type Agreement, type Surroundings } from "./agreement.ts";
import { agreedTerms } from "./agreed-terms.ts";
import { checkPartner } from "./partners.ts";
import type { Subscription } from "./subscription.ts";
import { EXO_TEMPLATES } from "./templates/exo.ts";
import { PLAIN } from "./templates/template.ts";
import type { Terms } from "./terms.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

const terms: Terms = {
  ...PLAIN,
  offer: "Standard",
  namedContacts: 3,
  zone: "Europe/Paris",
  appliesWorkarounds: "beneficiary",
  escalationPoints: [],
  extras: [],
};

const agreement: Agreement = {
  organisation: as("kerlann"),
  partner: as("numerika"),
  products: [as("platform")],
  sku: "ENT-500-1Y",
  startsOn: day("2026-01-01"),
  endsOn: day("2027-01-01"),
  terms,
  namedContacts: [as("katell")],
};

const around: Surroundings = {
  contracts: [],
  serves: [{ partner: as("numerika"), customer: as("kerlann") }],
  overlapWanted: false,
};

const written = (changed: Partial<Subscription & Pick<Terms, "offer">> = {}): Subscription => ({
  id: as("before"),
  endedEarlyOn: null,
  ...agreement,
  versions: [
    {
      version: 1,
      from: changed.startsOn ?? agreement.startsOn,
      terms: { ...terms, offer: changed.offer ?? "Standard" },
    },
  ],
  ...changed,
  namedContacts: [],
});

const codeOf = (changed: Partial<Agreement>, surroundings = around) => {
  const checked = checkAgreement({ ...agreement, ...changed }, surroundings);
  return checked.ok ? "agreed" : `${checked.refusal.code} ${checked.refusal.field ?? ""}`.trim();
};

describe("R-12-01 a contract can be agreed, or is refused with what is wrong", () => {
  const phone = { ...terms, channels: ["portal", "phone"] as const };
  const level = { severity: 1, clock: "response", unit: "hours", hours: "24x7" } as const;
  test.each<[string, Partial<Agreement>, string]>([
    ["as it is", {}, "agreed"],
    ["ending before it starts", { endsOn: day("2025-12-31") }, "ends_before_it_starts endsOn"],
    [
      "ending on the day on which it starts",
      { endsOn: day("2026-01-01") },
      "ends_before_it_starts endsOn",
    ],
    ["for one day", { endsOn: day("2026-01-02") }, "agreed"],
    ["of no product", { products: [] }, "products_required products"],
    [
      "naming more contacts than the offer allows",
      { namedContacts: [as("a"), as("b"), as("c"), as("d")] },
      "too_many_named_contacts namedContacts",
    ],
    ["naming one contact twice", { namedContacts: [as("a"), as("b"), as("c"), as("a")] }, "agreed"],
    [
      "with a target of nought",
      { terms: { ...terms, serviceLevels: [{ ...level, amount: 0 }] } },
      "target_not_positive serviceLevels.0.amount",
    ],
    [
      "with two targets for one severity and clock",
      {
        terms: {
          ...terms,
          serviceLevels: [
            { ...level, amount: 1 },
            { ...level, amount: 2 },
          ],
        },
      },
      "service_level_twice serviceLevels.1",
    ],
    ["with the telephone and no number", { terms: phone }, "phone_number_required phone"],
    ["with a blank number", { terms: { ...phone, phone: " " } }, "phone_number_required phone"],
    ["with the telephone and its number", { terms: { ...phone, phone: "+33 1" } }, "agreed"],
    [
      "with a number and no telephone",
      { terms: { ...terms, phone: "+33 1" } },
      "phone_out_of_place phone",
    ],
    [
      "in a zone that does not exist",
      { terms: { ...terms, zone: "Europe/Kerlann" } },
      "unknown_zone zone",
    ],
    [
      "with extended support of nothing",
      {
        terms: {
          ...terms,
          extras: [{ kind: "extended_support", lines: [], from: null, until: null, detail: "" }],
        },
      },
      "lines_required extras.0.lines",
    ],
    [
      "with an extra that ends before it starts",
      {
        terms: {
          ...terms,
          extras: [
            {
              kind: "on_site",
              lines: [],
              from: day("2026-05-01"),
              until: day("2026-05-01"),
              detail: "",
            },
          ],
        },
      },
      "ends_before_it_starts extras.0.until",
    ],
  ])("%s", (_, changed, expected) => {
    expect(codeOf(changed)).toBe(expected);
  });
});

describe("R-12-02 a contract goes through a partner that serves its beneficiary", () => {
  test.each([
    ["through a partner that serves it", { partner: as<"OrganisationId">("numerika") }, "agreed"],
    ["directly", { partner: null }, "agreed"],
    [
      "through one that does not",
      { partner: as<"OrganisationId">("halden") },
      "partner_not_serving partner",
    ],
    ["through itself", { partner: as<"OrganisationId">("kerlann") }, "partner_cycle partner"],
  ])("%s", (_, changed, expected) => {
    expect(codeOf(changed)).toBe(expected);
  });

  test("R-12-02 no partner serves itself through others, however many and however crooked the circle", () => {
    const serve = (partner: string, customer: string) =>
      ({
        partner: as<"OrganisationId">(partner),
        customer: as<"OrganisationId">(customer),
      }) as const;
    const circle = [
      serve("a", "b"),
      serve("b", "c"),
      serve("c", "a"),
      serve("c", "d"),
      serve("d", "c"),
    ];
    expect(checkPartner(serve("a", "b"), circle)).toMatchObject({
      refusal: { code: "partner_cycle" },
    });
    const line = [serve("a", "b"), serve("b", "c"), serve("x", "y"), serve("y", "x")];
    expect(checkPartner(serve("a", "b"), line).ok).toBe(true);
    expect(checkPartner(serve("a", "c"), line)).toMatchObject({
      refusal: { code: "partner_not_serving" },
    });
  });
});

describe("the like of a contract that is there", () => {
  const beside = (one: Subscription, overlapWanted = false) =>
    codeOf({}, { ...around, contracts: [one], overlapWanted });
  test("is noticed, and kept where both are wanted", () => {
    expect(beside(written())).toBe("contract_overlaps startsOn");
    expect(beside(written(), true)).toBe("agreed");
  });
  test("is noticed where it begins later", () => {
    expect(beside(written({ startsOn: day("2026-06-01") }))).toBe("contract_overlaps startsOn");
  });
  test.each<[string, Parameters<typeof written>[0]]>([
    ["another product", { products: [as("platform"), as("chat")] }],
    ["another way", { partner: null }],
    ["another offer", { offer: "Premium" }],
    ["other days", { startsOn: day("2025-01-01"), endsOn: day("2026-01-01") }],
    ["an early end", { startsOn: day("2025-01-01"), endedEarlyOn: day("2026-01-01") }],
  ])("is not one of %s", (_, changed) => {
    expect(beside(written(changed))).toBe("agreed");
  });
});

describe("a renewal", () => {
  const old = written({ startsOn: day("2025-01-01"), endsOn: day("2026-01-01") });
  const renewed = (startsOn: string, isRenewed = false) =>
    checkRenewal(
      old,
      { ...agreement, startsOn: day(startsOn) },
      { ...around, contracts: [old], isRenewed },
    );
  test("says the gap or the overlap that it makes, and is not its own double", () => {
    expect(renewed("2026-01-01")).toEqual({ ok: true, value: { gapInDays: 0, overlapInDays: 0 } });
    expect(renewed("2026-01-11")).toEqual({ ok: true, value: { gapInDays: 10, overlapInDays: 0 } });
    expect(renewed("2025-12-22")).toEqual({ ok: true, value: { gapInDays: 0, overlapInDays: 10 } });
  });
  test("comes after what it renews, and once", () => {
    expect(renewed("2025-01-01")).toMatchObject({ refusal: { code: "outside_contract" } });
    expect(renewed("2026-01-01", true)).toMatchObject({ refusal: { code: "already_renewed" } });
  });
});

describe("R-21-04 what a contract grants comes of its offer", () => {
  const premium = EXO_TEMPLATES.find(({ key }) => key === "exo-premium")?.terms ?? PLAIN;
  const given = { appliesWorkarounds: "vendor", escalationPoints: [], extras: [] } as const;
  test("the offer is copied, with what was agreed beside it (R-12-10)", () => {
    const agreed = agreedTerms(
      given,
      { name: "Premium", terms: premium },
      { zone: "UTC", kept: undefined },
    );
    expect(agreed).toMatchObject({ ...premium, offer: "Premium", appliesWorkarounds: "vendor" });
  });
  test("a contract that stays under its offer keeps what it was granted", () => {
    const lessened = { ...premium, namedContacts: 1 };
    const kept: Terms = { ...terms, ...premium, offer: "Premium" };
    const stays = agreedTerms(given, { name: "Premium", terms: lessened }, { zone: "UTC", kept });
    expect(stays.namedContacts).toBe(5);
    const changes = agreedTerms(given, { name: "Small", terms: lessened }, { zone: "UTC", kept });
    expect(changes.namedContacts).toBe(1);
    const bargained = agreedTerms(
      { ...given, offerTerms: { ...premium, namedContacts: 9 } },
      { name: "Premium", terms: premium },
      { zone: "UTC", kept },
    );
    expect(bargained.namedContacts).toBe(9);
  });
});
