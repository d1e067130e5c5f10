import { describe, expect, test } from "vitest";
import { coverFor, isChosen, usualCover } from "./use-covers.ts";

const row = (organisation: string, active: boolean, coveredUntil: string, partner = true) => ({
  organisation: { id: organisation },
  partner: partner ? { name: "Numérika" } : null,
  active,
  coveredUntil,
});

describe("R-12-02 contracts that one may file under", () => {
  test("those in force, however many", () => {
    const rows = [row("a", true, "2027-01-01"), row("a", true, "2028-01-01")];
    expect(rows.filter(isChosen)).toEqual(rows);
  });

  test("of a customer that a partner served until lately the last one, so that nothing is lost", () => {
    const last = row("a", false, "2026-11-28");
    const rows = [row("a", false, "2025-01-01"), last, row("b", true, "2027-01-01")];
    expect(rows.filter(isChosen)).toEqual([last, rows[2]]);
  });

  test("one, where two ended on one day", () => {
    const rows = [row("a", false, "2026-01-01"), row("a", false, "2026-01-01")];
    expect(rows.filter(isChosen)).toHaveLength(1);
  });

  test("none that is over beside one in force, and none that is held directly: its customer needs none", () => {
    const rows = [row("a", false, "2026-01-01"), row("a", true, "2027-01-01")];
    expect(rows.filter(isChosen)).toEqual([rows[1]]);
    expect([row("a", false, "2026-01-01", false)].filter(isChosen)).toEqual([]);
  });
});

const cover = (organisation: string, subscription: string) => ({
  value: `${organisation}:${subscription}`,
  organisation,
  subscription,
  label: "",
});
const [kept, renewed, other] = [cover("a", "1"), cover("a", "2"), cover("b", "3")];

test("R-12-02 a draft stays with its beneficiary: renewed it goes on, gone it is nobody else's", () => {
  expect(coverFor([other, kept], "a:1")).toBe(kept);
  expect(coverFor([other, renewed], "a:1")).toBe(renewed);
  expect(coverFor([other], "a:1")).toBeUndefined();
  expect(coverFor([other, renewed, cover("a", "4")], "a:1")).toBeUndefined();
});

test("R-12-02 one beneficiary is chosen already, one of several never is", () => {
  expect(usualCover([kept, renewed])).toBe(kept);
  expect(usualCover([kept, other])).toBeUndefined();
  expect(usualCover([])).toBeUndefined();
});
