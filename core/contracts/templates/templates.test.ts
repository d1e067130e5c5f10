import { describe, expect, test } from "vitest";
import { checkOfferTerms } from "#core/contracts/check-terms.ts";
import { OFFER_TEMPLATES } from "./all.ts";
import { SKUS } from "./skus.ts";

const termsOf = (key: string) => {
  const found = OFFER_TEMPLATES.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no ${key}`);
  return found.terms;
};

/** Severity by severity, as the vendor's table prints it. */
const printed = (key: string) =>
  termsOf(key)
    .serviceLevels.filter(({ clock }) => clock === "response")
    .map(({ amount, unit, hours }) =>
      unit === "business_days" ? `${amount} bus. days` : `${amount} ${unit} ${hours}`,
    );

describe("R-21-04 offers are made of the vendor's own tables", () => {
  const b = "business_hours";
  test.each([
    ["exo-standard", [`1 hours ${b}`, `4 hours ${b}`, "2 bus. days", "3 bus. days"], 3],
    ["exo-premium", ["1 hours 24x7", "4 hours 24x7", "1 bus. days", "2 bus. days"], 5],
    ["exo-basic-2015", ["2 bus. days", "3 bus. days"], 1],
    ["exo-standard-2013", [`4 hours ${b}`, "1 bus. days", "2 bus. days", "3 bus. days"], 3],
    ["exo-premium-2013", ["1 hours 24x7", `4 hours ${b}`, "2 bus. days", "3 bus. days"], 5],
    ["exo-professional", [`1 hours ${b}`, `4 hours ${b}`, "2 bus. days", "3 bus. days"], 1],
    [
      "exo-enterprise-plus-premium",
      ["1 hours 24x7", "4 hours 24x7", "1 bus. days", "2 bus. days"],
      5,
    ],
    ["red-hat-premium", ["1 hours 24x7", "2 hours 24x7", `4 hours ${b}`, `8 hours ${b}`], null],
    ["suse-standard", [`2 hours ${b}`, `4 hours ${b}`, "1 bus. days", "1 bus. days"], null],
    ["gitlab-priority", ["30 minutes 24x7", "4 hours 24x5", "8 hours 24x5", "24 hours 24x5"], null],
    ["magnolia-sla-2", ["4 hours 24x5", "4 hours 24x5", "4 hours 24x5", "4 hours 24x5"], 4],
    ["liferay-gold", ["1 bus. days", "1 bus. days", "1 bus. days", "1 bus. days"], 2],
  ])("%s", (key, targets, contacts) => {
    expect(printed(key)).toEqual(targets);
    expect(termsOf(key).namedContacts).toBe(contacts);
  });

  test("only hosted Enterprise promises to restore, within eight hours of a severity 1", () => {
    const restored = OFFER_TEMPLATES.flatMap(({ key, terms }) =>
      terms.serviceLevels
        .filter(({ clock }) => clock === "restoration")
        .map((level) => [key, level]),
    );
    expect(restored).toEqual([
      [
        "exo-enterprise-hosted",
        { severity: 1, clock: "restoration", amount: 8, unit: "hours", hours: "24x7" },
      ],
    ]);
  });
});

test("R-21-02 every offer includes help with installation and use, diagnosis and the maintenance programme", () => {
  for (const { key, terms } of OFFER_TEMPLATES)
    expect(terms.included.slice(0, 4), key).toEqual([
      "installation_help",
      "usage_help",
      "diagnosis",
      "maintenance_programme",
    ]);
});

test("R-31-02 of the first vendor's offers Premium alone has the telephone", () => {
  const callable = OFFER_TEMPLATES.filter(
    ({ vendor, terms }) => vendor === "eXo" && terms.channels.includes("phone"),
  ).map(({ name }) => name);
  expect(callable).toEqual([
    "Premium",
    "Enterprise Plus (Premium)",
    "Premium (2015)",
    "Premium (2013)",
  ]);
});

test("every template says where it was read, and can be granted once the desk gives its number", () => {
  expect(new Set(OFFER_TEMPLATES.map(({ key }) => key)).size).toBe(OFFER_TEMPLATES.length);
  for (const { key, source, terms } of OFFER_TEMPLATES) {
    expect(source, key).not.toBe("");
    const phone = terms.channels.includes("phone") ? "+33 1 99 00 18 24" : null;
    expect(checkOfferTerms({ ...terms, phone }).ok, key).toBe(true);
  }
});

test("what is sold names a template that there is, and lasts as long as its number says", () => {
  const keys = OFFER_TEMPLATES.map(({ key }) => key);
  for (const { sku, template, months } of SKUS) {
    expect([null, ...keys], sku).toContain(template);
    expect(sku.endsWith(months === 6 ? "-6M" : `-${months / 12}Y`), sku).toBe(true);
  }
  expect(SKUS.map(({ sku }) => sku)).toEqual(
    expect.arrayContaining([
      "ENTPLUS-PREM64-1Y",
      "ENTPLUS-STD16-3Y",
      "ENT-300-1Y",
      "PROHOS-200-3Y",
      "EXTSUP-PREM-6M",
    ]),
  );
});
