import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { chooseLanguage, makeWords } from "./words.ts";

const folder = import.meta.dirname;
const plural = /_(zero|one|two|few|many|other)$/u;

describe.each(readdirSync(path.join(folder, "en")))("%s", (file) => {
  const [english, french] = ["en", "fr"].map((language) =>
    flat(JSON.parse(readFileSync(path.join(folder, language, file), "utf8"))),
  );

  test("says the same things in both languages", () => {
    const names = (words: Map<string, string> | undefined) =>
      [...new Set([...(words?.keys() ?? [])].map((key) => key.replace(plural, "")))].toSorted();
    expect(names(french)).toEqual(names(english));
  });

  test("fills the same gaps in both languages", () => {
    for (const [key, words] of english ?? []) {
      const other = french?.get(key);
      if (other !== undefined) expect(`${key}: ${gaps(other)}`).toBe(`${key}: ${gaps(words)}`);
    }
  });

  test("keeps French punctuation on the line of its word", () => {
    const loose = [...(french ?? [])]
      .filter(([, words]) => / [:;!?»]|« /u.test(words))
      .map(([key]) => key);
    expect(loose).toEqual([]);
  });
});

test("an instance speaks its language alone, and loads no other", async () => {
  const words = await makeWords("fr", ["ui"]);
  expect(words.t("cancel")).toBe("Annuler");
  expect(words.hasResourceBundle("en", "ui")).toBe(false);
});

test("the first language that the desk speaks is chosen, French when none is", () => {
  expect(chooseLanguage(["de-DE", "en-GB", "fr"])).toBe("en");
  expect(chooseLanguage(["de"])).toBe("fr");
});

test("a first of the month is written as each language writes it", async () => {
  const [french, english] = await Promise.all([
    makeWords("fr", ["reports"]),
    makeWords("en", ["reports"]),
  ]);
  const days = { first: "2026-12-01", last: "2026-12-21" };
  expect(french.t("reports:delivery.subject", days)).toContain("du 1er décembre 2026 au 21");
  expect(english.t("reports:delivery.subject", days)).toContain("from 1 December 2026 to 21");
});

function flat(value: unknown, before = "", found = new Map<string, string>()): Map<string, string> {
  if (typeof value === "string") return found.set(before, value);
  if (typeof value !== "object" || value === null) return found;
  for (const [key, inner] of Object.entries(value))
    flat(inner, before === "" ? key : `${before}.${key}`, found);
  return found;
}

function gaps(words: string): string {
  return [...words.matchAll(/\{\{\s*(\w+)/gu)]
    .map(([, name = ""]) => name)
    .toSorted()
    .join(",");
}
