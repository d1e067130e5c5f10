import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { LIFE_CYCLE } from "#core/tickets/life-cycle.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import { makeWords } from "#locales/words.ts";
import { judge, languageOf, openVisitors, speak, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;
let page: Page;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  page = await visitors.enter("romain.teyssier@orvalis.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("the switch changes every word, the title and the language that the page declares", async () => {
  await page.getByRole("heading", { level: 1, name: /^Bonjour/ }).waitFor();
  expect(await languageOf(page)).toBe("fr");
  await speak(page, "en");
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  const navigation = page.getByRole("navigation", { name: "Main navigation" });
  for (const name of ["Home", "My tickets", "Procedure"])
    await navigation.getByRole("link", { name, exact: true }).waitFor();
  const words = await page.getByRole("main").innerText();
  for (const french of ["Bonjour", "Nouvelle demande", "À vous", "Au support", "modifié"])
    expect(words).not.toMatch(french);
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /^Hello/ }).waitFor();
  expect(await languageOf(page)).toBe("en");
});

test("what the desk refuses, it refuses in the language of the page", async () => {
  await page.goto("/tickets/EXO-1999-000001");
  await page.getByText("There is nothing here").waitFor();
  await speak(page, "fr");
  await page.getByText("Il n’y a rien ici").waitFor();
});

test.each(["fr", "en"] as const)(
  "R-32-24 the procedure shows the table that the desk executes, and its diagram, in %s",
  async (language) => {
    await page.goto("/procedure");
    await speak(page, language);
    const { t } = await makeWords(language, ["lifecycle", "procedure"]);
    const table = page.getByRole("region", { name: t("procedure:table.title") });
    const rows = table.getByRole("rowheader");
    await rows.first().waitFor();
    const heads = await rows.allInnerTexts();
    expect(heads).toHaveLength(LIFE_CYCLE.length);
    LIFE_CYCLE.forEach(({ command }, index) =>
      expect(heads[index]).toMatch(t(`lifecycle:commands.${command}.name`)),
    );
    const diagram = page.getByRole("figure", { name: t("procedure:diagram.label") });
    const drawn = await diagram
      .or(page.getByRole("img", { name: t("procedure:diagram.label") }))
      .first()
      .innerHTML();
    for (const state of STATES) expect(drawn).toMatch(t(`lifecycle:states.${state}.name`));
    await judge(page);
  },
);
