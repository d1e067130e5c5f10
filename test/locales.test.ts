import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MEMBER_ROLES, ORGANISATION_KINDS, SIGHTS, STAFF_ROLES } from "#core/people/actor.ts";
import { CHAIN_OF } from "#core/tickets/events.ts";
import { LIFE_CYCLE } from "#core/tickets/life-cycle.ts";
import { MOMENTS } from "#core/tickets/moment.ts";
import * as vocabulary from "#core/tickets/vocabulary.ts";
import consoleWords from "#locales/en/console.json" with { type: "json" };
import escalations from "#locales/en/escalations.json" with { type: "json" };
import history from "#locales/en/history.json" with { type: "json" };
import lifecycle from "#locales/en/lifecycle.json" with { type: "json" };
import procedure from "#locales/en/procedure.json" with { type: "json" };
import { makeWords } from "#locales/words.ts";

const folder = join(import.meta.dirname, "../locales");
const files = readdirSync(join(folder, "en")).filter((file) => file.endsWith(".json"));

/** Every sentence of a file by its dotted key. */
function sentencesOf(language: "fr" | "en", file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value))
        walk(inner, key === "" ? name : `${key}.${name}`);
    else found.set(key, String(value));
  };
  walk(JSON.parse(readFileSync(join(folder, language, file), "utf8")), "");
  return found;
}

const params = (sentence: string) =>
  [...new Set(sentence.match(/\{\{[^}]*\}\}|\$t\([^)]*\)/g) ?? [])].toSorted().join(" ");

/** Prose alone: what is put in, addresses and code have their own spelling. */
const prose = (sentence: string) =>
  sentence
    .replaceAll(/\$t\([^)]*\)/g, "x")
    .replaceAll(/\{\{[^}]*\}\}/g, "x")
    .replaceAll(/`[^`]*`|https?:\/\/\S*/g, "x");

test("both languages have the same files", () => {
  expect(readdirSync(join(folder, "fr")).toSorted()).toEqual(
    readdirSync(join(folder, "en")).toSorted(),
  );
});

describe.each(files)("%s", (file) => {
  const english = sentencesOf("en", file);
  const french = sentencesOf("fr", file);

  test("says the same things in both languages", () => {
    // French counts in one form more than English: a million is `many`.
    const expected = [...english.keys()].flatMap((key) =>
      key.endsWith("_other") ? [key, key.replace(/_other$/, "_many")] : [key],
    );
    expect([...french.keys()].toSorted()).toEqual(expected.toSorted());
  });

  test("puts the same values into both languages", () => {
    const differing = [...english].filter(
      ([key, sentence]) => params(sentence) !== params(french.get(key) ?? ""),
    );
    expect(differing).toEqual([]);
  });

  test("borrows only words that exist", () => {
    const borrowed = [...english.values()].flatMap((sentence) => [
      ...sentence.matchAll(/\$t\((\w+):([^,)]+)/g),
    ]);
    const missing = borrowed.filter(([, namespace, key = ""]) => {
      const form = new RegExp(
        `^${key.replaceAll(".", "\\.").replaceAll(/\{\{\w+\}\}/g, "[\\w-]+")}(_other)?$`,
      );
      return ![...sentencesOf("en", `${namespace}.json`).keys()].some((name) => form.test(name));
    });
    expect(missing.map(([call]) => call)).toEqual([]);
  });

  test("leaves nothing empty", () => {
    const empty = [...english, ...french].filter(([, sentence]) => sentence.trim() === "");
    expect(empty).toEqual([]);
  });

  test("is French by its typography", () => {
    const faulty = [...french].filter(([, sentence]) =>
      /'|(?<![\u00A0\u202F])[:;!?»](?=[\s.,)]|$)|«(?![\u00A0\u202F])/.test(prose(sentence)),
    );
    expect(faulty).toEqual([]);
  });
});

describe("the words of the life cycle", () => {
  const listed: readonly (readonly [string, object, readonly (string | number)[]])[] = [
    ["states", lifecycle.states, vocabulary.STATES],
    ["moments", lifecycle.moments, MOMENTS],
    ["commands", lifecycle.commands, LIFE_CYCLE.map((row) => row.command)],
    ["natures", lifecycle.natures, vocabulary.NATURES],
    ["severities", lifecycle.severities, vocabulary.SEVERITIES],
    ["qualifications", lifecycle.qualifications, vocabulary.QUALIFICATIONS],
    ["channels", lifecycle.channels, vocabulary.CHANNELS],
    ["conclusions", lifecycle.conclusions, vocabulary.CONCLUSION_KINDS],
    ["workaround forms", lifecycle.workaroundForms, vocabulary.WORKAROUND_FORMS],
    ["fix categories", lifecycle.fixCategories, vocabulary.FIX_CATEGORIES],
    ["deliveries", lifecycle.deliveries, vocabulary.DELIVERIES],
    ["critical grounds", lifecycle.criticalGrounds, vocabulary.CRITICAL_GROUNDS],
    ["grounds", escalations.grounds, vocabulary.ESCALATION_GROUNDS],
    ["grounds' names", escalations.ground, vocabulary.ESCALATION_GROUNDS],
    ["interactions", escalations.kinds, vocabulary.INTERACTION_KINDS],
    ["interaction outcomes", escalations.heldWords, vocabulary.INTERACTION_OUTCOMES],
    [
      "escalation outcomes",
      escalations.outcomes,
      [...vocabulary.ESCALATION_CONCLUSIONS, "ticket_closed"],
    ],
    ["appliers", lifecycle.appliers, vocabulary.APPLIERS],
    ["rejection reasons", lifecycle.rejectionReasons, vocabulary.REJECTION_REASONS],
    ["exclusions", lifecycle.exclusions, vocabulary.EXCLUSIONS],
    ["closure reasons", lifecycle.closureReasons, vocabulary.CLOSURE_REASONS],
    ["needs", procedure.needs, LIFE_CYCLE.flatMap((row) => row.needs)],
    ["parties", procedure.parties, LIFE_CYCLE.flatMap((row) => row.by)],
    ["events", history, Object.keys(CHAIN_OF)],
    ["roles", lifecycle.roles, [...STAFF_ROLES, ...MEMBER_ROLES]],
    ["sights", lifecycle.sights, SIGHTS],
    ["organisation kinds", consoleWords.organisationKinds, ORGANISATION_KINDS],
  ];

  test.each(listed)("name all %s and no others", (_, words, things) => {
    expect(Object.keys(words).toSorted()).toEqual([...new Set(things.map(String))].toSorted());
  });

  test("keep the severities' numbers and the procedure's own state words in French", async () => {
    const words = await makeWords("fr", ["lifecycle"]);
    expect(vocabulary.STATES.map((state) => words.t(`lifecycle:states.${state}.name`))).toEqual([
      "Nouveau",
      "Ouvert",
      "Suspendu",
      "En cours",
      "Résolu",
      "Fermé",
    ]);
    expect(vocabulary.SEVERITIES.map((one) => words.t(`lifecycle:severities.${one}.name`))).toEqual(
      ["Bloquant", "Majeur", "Mineur", "Aucune/Info"],
    );
  });
});
