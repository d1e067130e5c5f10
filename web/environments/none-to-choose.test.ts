import { expect, test } from "vitest";
import { noneToChoose } from "./none-to-choose.ts";

const arvor = { id: "arvor" };
const own = { kind: "contact", memberships: [{ organisation: arvor }] } as const;
const partner = { kind: "contact", memberships: [{ organisation: { id: "numerika" } }] } as const;
const agent = { kind: "agent", memberships: [] } as const;

test.each([
  ["its own people, that none is recorded", own, 0, "field.noneYet"],
  ["the desk, that none is recorded", agent, 0, "field.noneYet"],
  [
    "its partner, that none can be read, whether there are any or not",
    partner,
    0,
    "field.noneReadable",
  ],
  ["whoever reads those of another contract, that this one has none", own, 2, "field.noneUnder"],
  ["the partner of two contracts, that this one has none", partner, 1, "field.noneUnder"],
] as const)("tells %s", (_, reader, read, words) => {
  expect(noneToChoose(reader, "arvor", read)).toBe(words);
});
