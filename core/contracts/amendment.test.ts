import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as, type ContactId, type OrganisationId } from "../kit/brand.ts";
import type { Actor, MemberRole } from "../people/actor.ts";
import { amend, endEarly, previewAmendment } from "./amendment.ts";
import { namedNow, swapNames } from "./naming.ts";
import { authorizeNaming, mayOnContract } from "./policy.ts";
import { termsOn, type Subscription } from "./subscription.ts";
import { PLAIN, response } from "./templates/template.ts";
import type { Terms } from "./terms.ts";
import { readTerms, writeTerms } from "./written-terms.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

const standard: Terms = {
  ...PLAIN,
  offer: "Standard",
  namedContacts: 2,
  serviceLevels: response([1, 1, "business_hours"], [2, 4, "business_hours"]),
  zone: "Europe/Paris",
  appliesWorkarounds: "beneficiary",
  escalationPoints: [],
  extras: [
    { kind: "extended_support", lines: ["5.3"], from: day("2026-02-01"), until: null, detail: "" },
  ],
};
const premium: Terms = { ...standard, offer: "Premium", namedContacts: 5 };

const contract: Subscription = {
  id: as("contract"),
  organisation: as("kerlann"),
  partner: as("numerika"),
  products: [as("platform")],
  sku: "ENT-500-1Y",
  startsOn: day("2026-01-01"),
  endsOn: day("2027-01-01"),
  endedEarlyOn: null,
  versions: [{ version: 1, from: day("2026-01-01"), terms: standard }],
  namedContacts: [
    { contact: as("katell"), since: at("2026-01-01T00:00:00Z"), until: null },
    { contact: as("gone"), since: at("2026-01-01T00:00:00Z"), until: at("2026-03-01T00:00:00Z") },
  ],
};

const answer = (result: { ok: boolean; refusal?: { code: string }; value?: unknown }) =>
  result.ok ? result.value : result.refusal?.code;

describe("R-21-04 an amendment makes other terms from a day on, and takes nothing back", () => {
  test("it is a version of its own, and those before stay as they were", () => {
    const made = amend(contract, { from: day("2026-06-01"), terms: premium }, 1);
    expect(answer(made)).toEqual({ version: 2, from: day("2026-06-01"), terms: premium });
    expect(contract.versions).toHaveLength(1);
  });
  test.each([
    ["before the contract", "2025-12-31", premium, 1, "outside_contract"],
    ["at its end", "2027-01-01", premium, 1, "outside_contract"],
    ["that changes nothing", "2026-06-01", { ...standard }, 1, "nothing_changes"],
    [
      "that leaves too many named",
      "2026-06-01",
      { ...premium, namedContacts: 2 },
      3,
      "too_many_named_contacts",
    ],
    [
      "that can not be granted",
      "2026-06-01",
      { ...premium, phone: "+33 1" },
      1,
      "phone_out_of_place",
    ],
  ] as const)("one %s is refused", (_, from, terms, named, code) => {
    expect(answer(amend(contract, { from: day(from), terms }, named))).toBe(code);
  });
  test("the order of rows is no change", () => {
    const turned = {
      ...standard,
      serviceLevels: standard.serviceLevels.toReversed(),
      included: standard.included.toReversed(),
    };
    expect(answer(amend(contract, { from: day("2026-06-01"), terms: turned }, 1))).toBe(
      "nothing_changes",
    );
  });
  test("after an early end there is nothing to amend", () => {
    const ended = { ...contract, endedEarlyOn: day("2026-05-01") };
    expect(answer(amend(ended, { from: day("2026-05-01"), terms: premium }, 1))).toBe(
      "outside_contract",
    );
    expect(amend(ended, { from: day("2026-04-30"), terms: premium }, 1).ok).toBe(true);
  });

  test("what was in force before its day is in force after it was made, for every day", () => {
    const days = fc.integer({ min: 0, max: 364 }).map((n) => contract.startsOn.add({ days: n }));
    fc.assert(
      fc.property(days, days, (from, asked) => {
        const made = amend(contract, { from, terms: premium }, 1);
        if (!made.ok) throw new Error(made.refusal.code);
        const after = { versions: [...contract.versions, made.value] };
        const changed = Temporal.PlainDate.compare(asked, from) >= 0;
        expect(termsOn(after, asked)?.version).toBe(changed ? 2 : 1);
      }),
    );
  });

  test("the preview tells how many open tickets keep which terms, and when earlier ones take over again", () => {
    const later = { version: 2, from: day("2026-09-01"), terms: standard };
    const planned = { ...contract, versions: [...contract.versions, later] };
    const made = { version: 3, from: day("2026-06-01"), terms: premium };
    const tickets = [1, 1, null, 2].map((termsVersion) => ({ termsVersion }));
    const preview = previewAmendment(planned, made, tickets);
    expect(preview.kept).toEqual([
      { version: null, tickets: 1 },
      { version: 1, tickets: 2 },
      { version: 2, tickets: 1 },
    ]);
    expect([preview.before.version, preview.after.version]).toEqual([1, 3]);
    expect(preview.until?.toString()).toBe("2026-09-01");
    expect(previewAmendment(contract, made, []).until).toBeNull();
  });
});

test("terms are kept as text and read back as they were", () => {
  const written = writeTerms(standard);
  expect(readTerms(JSON.parse(JSON.stringify(written)) as typeof written, standard.zone)).toEqual(
    standard,
  );
});

describe("an early end", () => {
  const ending = (one: Subscription, on: Temporal.PlainDate, ...contracts: Subscription[]) =>
    endEarly(one, on, { contracts, overlapWanted: false });
  test.each([
    ["2026-01-01", "2026-01-01"],
    ["2026-12-31", "2026-12-31"],
    ["2025-12-31", "outside_contract"],
    ["2027-01-01", "nothing_changes"],
    ["2027-01-02", "outside_contract"],
  ])("on %s: %s", (on, expected) => {
    expect(String(answer(ending(contract, day(on), contract)))).toBe(expected);
  });
  test("twice on one day is none; on another it is corrected; on the end that was agreed it is taken back", () => {
    const ended = { ...contract, endedEarlyOn: day("2026-05-01") };
    expect(answer(ending(ended, day("2026-05-01")))).toBe("nothing_changes");
    expect(answer(ending(ended, day("2026-06-01"), ended))).toEqual(day("2026-06-01"));
    expect(answer(ending(ended, day("2027-01-01"), ended))).toBeNull();
    expect(answer(ending(ended, day("2027-01-02"), ended))).toBe("outside_contract");
  });

  const ended = { ...contract, endedEarlyOn: day("2026-05-01") };
  const beside = (differing: Partial<Subscription>, from = "2026-06-01"): Subscription => ({
    ...contract,
    id: as("other"),
    sku: "ENT-500-2Y",
    startsOn: day(from),
    endsOn: day("2028-01-01"),
    versions: [{ version: 1, from: day(from), terms: standard }],
    ...differing,
  });
  test.each([
    ["its like", beside({}), "contract_overlaps"],
    ["its like from the early end on", beside({}, "2026-05-01"), "contract_overlaps"],
    ["another product", beside({ products: [as("other")] }), "null"],
    ["another partner", beside({ partner: null }), "null"],
    [
      "another offer",
      beside({ versions: [{ version: 1, from: day("2026-06-01"), terms: premium }] }),
      "null",
    ],
    ["its like that began before the early end", beside({}, "2026-03-01"), "contract_overlaps"],
    ["its like, after its end", beside({}, "2027-01-01"), "null"],
  ])("does not move later over days of %s: %s", (_, other, expected) => {
    expect(String(answer(ending(ended, day("2027-01-01"), ended, other)))).toBe(expected);
  });
  test("moves later up to the day of its like, and earlier whatever stands around", () => {
    const next = beside({});
    expect(ending(ended, day("2026-06-01"), ended, next).ok).toBe(true);
    expect(ending(ended, day("2026-06-02"), ended, next)).toMatchObject({
      refusal: { code: "contract_overlaps", field: "endsOn", params: { sku: "ENT-500-2Y" } },
    });
    expect(ending(ended, day("2026-04-01"), ended, next).ok).toBe(true);
    const both = { contracts: [ended, next], overlapWanted: true };
    expect(answer(endEarly(ended, day("2027-01-01"), both))).toBeNull();
  });
});

describe("R-12-02 named contacts are people of either side, swapped by the lead of their own", () => {
  const customer = as<"OrganisationId">("kerlann");
  const partner = as<"OrganisationId">("numerika");
  const members = new Map<ContactId, OrganisationId[]>([
    [as("katell"), [customer]],
    [as("erwan"), [customer]],
    [as("paul"), [partner]],
  ]);
  const swap = (
    present: string[],
    wanted: string[],
    reach: OrganisationId[] | "all",
    limit: number | null = 2,
  ) => {
    const ids = (names: string[]) => names.map((name) => as<"ContactId">(name));
    const terms = { namedContacts: limit };
    return answer(swapNames({ present: ids(present), wanted: ids(wanted), members, reach, terms }));
  };
  test("the lead swaps within the limit", () => {
    expect(swap(["katell", "paul"], ["erwan", "paul"], [customer])).toEqual({
      named: ["erwan"],
      unnamed: ["katell"],
    });
  });
  test.each([
    [
      "more than the offer allows",
      ["katell", "paul"],
      ["katell", "paul", "erwan"],
      [customer],
      "too_many_named_contacts",
    ],
    ["somebody of the other side", ["katell"], ["katell", "paul"], [customer], "not_a_member"],
    ["a stranger", ["katell"], ["rosa"], "all", "not_a_member"],
    ["the other side's away", ["katell", "paul"], ["katell"], [customer], "forbidden"],
  ] as const)("but not %s", (_, present, wanted, reach, code) => {
    expect(swap([...present], [...wanted], reach === "all" ? reach : [...reach])).toBe(code);
  });
  test("whoever left both sides can be unnamed by either, and fewer is always allowed", () => {
    expect(swap(["gone", "katell"], ["katell"], [partner])).toMatchObject({ unnamed: ["gone"] });
    expect(swap(["katell", "erwan", "paul"], ["erwan", "paul"], [customer], 1)).toMatchObject({
      named: [],
    });
    expect(swap(["katell"], ["katell", "erwan", "paul"], "all", null)).toMatchObject({
      named: ["erwan", "paul"],
    });
  });
  test("those whose naming is over are not counted", () => {
    expect(namedNow(contract)).toEqual(["katell"]);
  });

  const member = (organisation: string, role: MemberRole): Actor => ({
    kind: "contact",
    id: as("someone"),
    memberships: [{ organisation: as(organisation), kind: "customer", role, sees: "all" }],
  });
  const staff = (role: "agent" | "manager"): Actor => ({
    kind: "agent",
    id: as("a"),
    level: 1,
    roles: [role],
  });
  test.each([
    ["the customer's lead", member("kerlann", "lead"), ["kerlann"]],
    ["the partner's lead", member("numerika", "lead"), ["numerika"]],
    ["a contact who leads nothing", member("kerlann", "contact"), "forbidden"],
    ["another organisation's lead", member("orvalis", "lead"), "not_found"],
    ["a manager", staff("manager"), "all"],
    ["an agent", staff("agent"), "forbidden"],
  ])("%s reaches %j", (_, actor, reach) => {
    const allowed = authorizeNaming(actor, contract);
    expect(allowed.ok ? allowed.value.reach : allowed.refusal.code).toEqual(reach);
    expect(mayOnContract(actor, contract).name).toBe(allowed.ok);
  });
});
