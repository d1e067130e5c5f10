import { createInstance } from "i18next";
import { expect, test } from "vitest";
import desk from "#locales/en/console.json" with { type: "json" };
import portal from "#locales/fr/portal.json" with { type: "json" };
import { attemptsTold, remindersTold } from "./attempts-told.ts";

/** Typed as one reader's would be: the words of one file, in one language. */
async function wordsOf() {
  const words = createInstance();
  const resources = { en: { console: desk }, fr: { portal } };
  await words.init({ lng: "en", resources, interpolation: { escapeValue: false } });
  return words;
}

test("attempts beyond those that the procedure asks for are told apart: nothing is 4 of 3", async () => {
  const t = (await wordsOf()).getFixedT("en", "console");
  const told = (counted: number) => attemptsTold(t, { counted, needed: 3 });
  expect([2, 3, 4].map(told)).toEqual([
    "2 of 3 attempts",
    "3 of 3 attempts",
    "3 of 3 attempts, and 1 more",
  ]);
});

test("so are reminders to whoever got them, in French as well", async () => {
  const t = (await wordsOf()).getFixedT("fr", "portal");
  const told = (counted: number) => remindersTold(t, { counted, needed: 3 });
  expect([1, 3, 5].map(told)).toEqual([
    "1 rappel sur 3",
    "3 rappels sur 3",
    "3 rappels sur 3, et 2 de plus",
  ]);
});
