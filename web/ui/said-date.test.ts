import { expect, test } from "vitest";
import { sayDate } from "./said-date.ts";

test("a day that figures leave open is said in the reader's words, with its weekday", () => {
  expect(sayDate("date", "2026-03-12", "fr")).toBe("jeu. 12 mars 2026");
  expect(sayDate("date", "2026-12-03", "en")).toMatch(/^Thu,? 3 Dec 2026$/);
  expect(sayDate("date", "2026-05-01", "fr")).toBe("ven. 1er mai 2026");
});

test("a moment is said with its hour, as it is typed and in no other zone", () => {
  expect(sayDate("datetime-local", "2030-07-01T23:30", "fr")).toMatch(
    /^lun\. 1er juil\. 2030,? (à )?23:30$/,
  );
});

test.each([
  ["date", ""],
  ["date", "2026-13-40"],
  ["datetime-local", "soon"],
  ["text", "2026-03-12"],
])("of a %s field that holds “%s” nothing is said", (type, value) => {
  expect(sayDate(type, value, "en")).toBeUndefined();
});
