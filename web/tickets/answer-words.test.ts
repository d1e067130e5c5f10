import { createInstance } from "i18next";
import { expect, test } from "vitest";
import en from "#locales/en/intake.json" with { type: "json" };
import fr from "#locales/fr/intake.json" with { type: "json" };
import { answerWords } from "./answer-words.ts";

test("the period of a report is told as people write days, in the reader's language and whatever the zone", async () => {
  const words = createInstance();
  await words.init({ lng: "en", resources: { en: { intake: en }, fr: { intake: fr } } });
  const told = (language: string, text: string, key = "period") => {
    const reader = { language, timeZone: "Pacific/Kiritimati" };
    return answerWords({ key, text }, reader, words.getFixedT(language, "intake"));
  };
  const period = "2026-05-01/2027-04-30";
  expect(told("en", period)).toBe("From 1 May 2026 to 30 April 2027, both included");
  expect(told("fr", period)).toBe("Du 1er mai 2026 au 30 avril 2027 inclus");
  expect(told("fr", "Le dernier trimestre")).toBe("Le dernier trimestre");
  expect(told("fr", period, "behaviour")).toBe(period);
});
