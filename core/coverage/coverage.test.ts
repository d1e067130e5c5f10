import { describe, expect, test } from "vitest";
import type { Extra } from "../contracts/terms.ts";
import { EXCLUSIONS } from "../tickets/vocabulary.ts";
import { as } from "../kit/brand.ts";
import { ENVIRONMENT_KINDS } from "../environments/environment.ts";
import { coverageOf, withoutTerms } from "./coverage.ts";
import { offerChannelOf, type CoverageQuestion } from "./question.ts";
import { contract, day, instant, LINE, question, system } from "./world.ts";

const known = (...subscriptions: readonly ReturnType<typeof contract>[]) => ({
  subscriptions,
  line: LINE,
  supportedRelease: () => "7.1.3",
});
const codesOf = (asked: Partial<CoverageQuestion>, ...contracts: ReturnType<typeof contract>[]) =>
  coverageOf(question(asked), known(...contracts)).reasons.map(({ code }) => code);
const extra = (kind: Extra["kind"], differing: Partial<Extra> = {}): Extra => ({
  kind,
  lines: [],
  from: null,
  until: null,
  detail: "",
  ...differing,
});

test("a named contact's report on an eligible production system under an active contract is covered", () => {
  expect(coverageOf(question(), known(contract()))).toEqual({
    covered: true,
    ground: { subscription: "subscription", termsVersion: 1, offer: "Standard" },
    reasons: [],
    unknown: [],
  });
});

describe("support exists only under an active subscription", () => {
  test.each([
    ["2025-12-31T22:59:59Z", ["no_active_subscription"]],
    ["2025-12-31T23:00:00Z", []],
    ["2026-12-31T22:59:59Z", []],
    ["2026-12-31T23:00:00Z", ["no_active_subscription"]],
  ])("of which the first and last moments are those of Paris: %s", (at, codes) => {
    const versions = contract({}, { zone: "Europe/Paris" }).versions;
    const namedContacts = contract().namedContacts.map((one) => ({
      ...one,
      since: instant("2020-01-01T00:00:00Z"),
    }));
    expect(codesOf({ at: instant(at) }, contract({ versions, namedContacts }))).toEqual(codes);
  });

  test("and it is said whether there is none, it ended, begins later or is for something else", () => {
    const because = (at: string, differing: Parameters<typeof contract>[0]) =>
      coverageOf(question({ at: instant(at) }), known(contract(differing))).reasons[0];
    expect(coverageOf(question(), known()).reasons[0]).toMatchObject({
      because: "none",
      cure: "subscribe",
    });
    expect(because("2027-02-01T00:00:00Z", {})).toMatchObject({
      because: "ended",
      on: day("2027-01-01"),
      cure: "renew",
    });
    expect(because("2026-07-01T00:00:00Z", { endedEarlyOn: day("2026-05-01") })).toMatchObject({
      because: "ended",
      on: day("2026-05-01"),
    });
    expect(because("2025-07-01T00:00:00Z", {})).toMatchObject({
      because: "not_started",
      cure: "wait_for_start",
    });
    expect(because("2026-07-01T00:00:00Z", { products: [as<"ProductId">("other")] })).toMatchObject(
      { because: "other_product", cure: "add_product" },
    );
  });
});

describe("whoever acts through a partner has the contracts that go through it, and no others", () => {
  const numerika = as<"OrganisationId">("numerika");
  const halden = as<"OrganisationId">("halden");

  test("a direct one and one through another partner say nothing to it", () => {
    const answer = coverageOf(
      question({ partner: numerika }),
      known(contract(), contract({ partner: halden })),
    );
    expect(answer).toMatchObject({ covered: false, ground: null });
  });

  test("the customer's own contact has them all, and never those of another organisation", () => {
    expect(codesOf({}, contract({ partner: numerika }))).toEqual([]);
    expect(codesOf({ partner: numerika }, contract({ partner: numerika }))).toEqual([]);
    expect(codesOf({ organisation: as<"OrganisationId">("rival") }, contract())).toEqual([
      "no_active_subscription",
    ]);
  });
});

describe("only production is supported", () => {
  test.each(ENVIRONMENT_KINDS)("%s", (kind) => {
    const environment = system(kind);
    expect(codesOf({ environment }, contract())).toEqual(
      kind === "production" ? [] : ["not_production"],
    );
    const lifted = contract({}, { extras: [extra("non_production")] });
    expect(codesOf({ environment }, lifted)).toEqual([]);
  });

  test("and a clarification of how support works concerns no system", () => {
    const asked = { environment: system("development"), nature: "clarification" } as const;
    expect(codesOf(asked, contract())).toEqual([]);
  });
});

describe("nine topics are excluded", () => {
  test.each(EXCLUSIONS)("%s", (topic) => {
    const lifting = contract(
      {},
      { extras: [extra("migration_help"), extra("third_party_integration")] },
    );
    const mayBeAgreed = ["version_change_migration", "third_party_integration"].includes(topic);
    expect(codesOf({ topic }, contract())).toEqual(["topic_excluded"]);
    expect(codesOf({ topic }, lifting)).toEqual(mayBeAgreed ? [] : ["topic_excluded"]);
  });
});

describe("entitlement depends on the offer", () => {
  test("which counts its contacts: whoever is not named is told whether there is room", () => {
    const stranger = question({ contact: as<"ContactId">("hugo") });
    const full = contract({}, { namedContacts: 1 });
    expect(coverageOf(stranger, known(contract())).reasons).toMatchObject([
      { code: "not_named_contact", limit: 3, named: ["claire"], cure: "name_contact" },
    ]);
    expect(coverageOf(stranger, known(full)).reasons).toMatchObject([{ cure: "swap_contact" }]);
    const unlimited = contract({}, { namedContacts: null });
    expect(coverageOf(stranger, known(unlimited)).covered).toBe(true);
  });

  test("names of which each lasts from its first moment to the one before its end", () => {
    const [claire] = contract().namedContacts;
    const left = { since: instant("2026-02-01T00:00:00Z"), until: instant("2026-03-01T00:00:00Z") };
    const named = contract({ namedContacts: claire ? [{ ...claire, ...left }] : [] });
    const at = (text: string) => codesOf({ at: instant(text) }, named);
    expect(at("2026-01-31T23:59:59Z")).toEqual(["not_named_contact"]);
    expect(at("2026-02-01T00:00:00Z")).toEqual([]);
    expect(at("2026-02-28T23:59:59Z")).toEqual([]);
    expect(at("2026-03-01T00:00:00Z")).toEqual(["not_named_contact"]);
  });

  test("which may leave severities and add-ons out", () => {
    const levels = contract().versions[0]?.terms.serviceLevels ?? [];
    const basic = contract({}, { serviceLevels: levels.filter(({ severity }) => severity > 2) });
    expect(codesOf({ severity: 2 }, basic)).toEqual(["severity_not_covered"]);
    expect(codesOf({ severity: 3 }, basic)).toEqual([]);
    const professional = contract({}, { addOns: ["exo-tasks"] });
    expect(codesOf({}, professional)).toEqual(["add_on_not_covered"]);
    const odd = system("production", "Tomcat", ["exo-chat", "exo-ide-addon", "acme-forms"]);
    expect(coverageOf(question({ environment: odd }), known(contract())).reasons).toMatchObject([
      { code: "add_on_not_covered", addOns: ["exo-ide-addon", "acme-forms"] },
    ]);
  });
});

describe("a line is supported until its EOSL", () => {
  test.each([
    ["2027-05-31T21:59:59Z", []],
    ["2027-05-31T22:00:00Z", ["past_eosl"]],
  ])("of which the day begins in the contract's zone: %s", (at, codes) => {
    const endsOn = day("2028-01-01");
    const { versions } = contract({}, { zone: "Europe/Paris" });
    expect(codesOf({ at: instant(at) }, contract({ endsOn, versions }))).toEqual(codes);
  });

  test("unless support of that line was extended, for the days that it was", () => {
    const extended = (lines: readonly string[]) =>
      contract(
        { endsOn: day("2028-01-01") },
        {
          extras: [
            extra("extended_support", {
              lines,
              from: day("2027-06-01"),
              until: day("2027-12-01"),
            }),
          ],
        },
      );
    const at = (text: string, lines = ["6.5"]) => codesOf({ at: instant(text) }, extended(lines));
    expect(at("2027-06-01T00:00:00Z")).toEqual([]);
    expect(at("2027-11-30T23:59:59Z")).toEqual([]);
    expect(at("2027-12-01T00:00:00Z")).toEqual(["past_eosl"]);
    expect(at("2027-06-01T00:00:00Z", ["6.4"])).toEqual(["past_eosl"]);
  });

  test("and the release that would cure it is named", () => {
    const asked = question({ at: instant("2027-07-01T00:00:00Z") });
    const lasting = contract({ endsOn: day("2028-01-01") });
    expect(coverageOf(asked, known(lasting)).reasons).toMatchObject([
      { line: "6.5", on: day("2027-06-01"), release: "7.1.3", cure: "version_change" },
    ]);
  });
});

describe("only listed application servers are eligible", () => {
  test.each([
    ["Tomcat", []],
    ["JBoss EAP", ["app_server_not_eligible"]],
    ["WebSphere", ["app_server_not_eligible"]],
  ])("%s", (server, codes) => {
    const answer = coverageOf(
      question({ environment: system("production", server) }),
      known(contract()),
    );
    expect(answer.reasons.map(({ code }) => code)).toEqual(codes);
    if (codes.length > 0) expect(answer.reasons[0]).toMatchObject({ eligible: ["Tomcat 9"] });
  });
});

test("a call is covered where the offer has a telephone, and only there", () => {
  const premium = contract({}, { channels: ["portal", "phone"], phone: "+33 1 99 00 18 24" });
  expect(codesOf({ channel: "phone" }, contract())).toEqual(["channel_not_in_offer"]);
  expect(codesOf({ channel: "phone" }, premium)).toEqual([]);
});

test("what nobody told counts neither for the request nor against it, and is named", () => {
  const untold = (asked: Partial<CoverageQuestion>, line: typeof LINE | undefined = LINE) =>
    coverageOf(question(asked), { ...known(contract()), line });
  expect(untold({ environment: null, severity: null })).toMatchObject({
    covered: true,
    unknown: ["environment", "severity"],
  });
  expect(untold({ environment: { kind: "production", facts: {} } })).toMatchObject({
    covered: true,
    unknown: ["release", "app_server", "add_ons"],
  });
  const unlisted = coverageOf(question(), { ...known(contract()), line: undefined });
  expect(unlisted).toMatchObject({ covered: true, unknown: ["release_line"] });
  expect(untold({ environment: null, nature: "clarification" }).unknown).toEqual([]);
});

describe("R-12-01 a contract that is named speaks alone", () => {
  const ended = contract({ id: as("ended"), endsOn: day("2026-02-01") });

  test("another that lasts does not save it; unnamed, the one with least against it speaks", () => {
    expect(codesOf({ subscription: as("ended") }, contract(), ended)).toEqual([
      "no_active_subscription",
    ]);
    expect(codesOf({}, contract(), ended)).toEqual([]);
  });

  test("what is filed without any is promised nothing, and keeps every other reason", () => {
    const covered = coverageOf(question(), known(contract()));
    expect(withoutTerms(covered)).toMatchObject({
      covered: false,
      ground: null,
      reasons: [{ code: "no_active_subscription", because: "not_named", cure: "choose_contract" }],
    });
    const against = coverageOf(question(), known(ended));
    expect(withoutTerms(against)).toEqual({ ...against, ground: null });
  });
});

test("what comes by no door of an offer has no channel to be judged by", () => {
  expect([offerChannelOf("portal"), offerChannelOf("found_by_desk")]).toEqual(["portal", null]);
});

test("where no product is told each contract is judged for its own: one to come takes nothing from one in force", () => {
  const toCome = contract({
    id: as<"SubscriptionId">("to-come"),
    products: [as<"ProductId">("other")],
    startsOn: day("2026-09-01"),
    endsOn: day("2028-09-01"),
  });
  const asked = question({ product: null, environment: null, nature: "clarification" });
  expect(coverageOf(asked, known(toCome, contract()))).toMatchObject({
    covered: true,
    ground: { subscription: "subscription" },
  });
  expect(coverageOf(asked, known(toCome)).reasons).toMatchObject([{ because: "not_started" }]);
});
