import { expect, test } from "vitest";
import type { TermsView } from "#api/contract-views.ts";
import { draftOf, givenOf } from "./terms-draft.ts";

const terms: TermsView = {
  offer: "Standard",
  channels: ["portal"],
  phone: null,
  namedContacts: null,
  included: [],
  serviceLevels: [],
  addOns: null,
  ticketsPerYear: null,
  plannedFixResolves: false,
  appliesWorkarounds: "beneficiary",
  escalationPoints: [],
  extras: [
    {
      kind: "extended_support",
      lines: ["5.3"],
      from: "0001-01-01",
      until: "9999-12-31",
      detail: "",
    },
    { kind: "migration_help", lines: [], from: "2026-02-01", until: null, detail: "" },
  ],
};

test("days of extras that were kept before days had bounds are given within them", () => {
  const given = givenOf(draftOf(terms, []), []);
  expect(given.extras.map(({ from, until }) => [from, until])).toEqual([
    ["1970-01-01", "2200-12-31"],
    ["2026-02-01", null],
  ]);
});
