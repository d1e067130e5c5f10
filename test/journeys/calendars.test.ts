import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { judge, openVisitors, wordsAt, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;
let page: Page;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  page = await visitors.enter("helene.marchand@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("a manager sees when the desk serves, as a week and a year at a glance", async () => {
  await page.goto("/console/calendars");
  await page.getByRole("heading", { name: "Horaires de service" }).waitFor();
  await page.getByText("Un jour ouvré compte 10 heures de service.").waitFor();
  await judge(page);
});

test("she takes the holidays of Moselle from the almanac, and is told what is no hours", async () => {
  await page.getByRole("button", { name: "Modifier" }).click();
  await page.getByLabel("Région").selectOption({ label: "Département Moselle" });
  await page.getByRole("button", { name: "Chercher les jours fériés" }).click();
  await page.getByText("Vendredi saint").first().waitFor();
  await page.getByRole("button", { name: /^Ajouter \d+ jours$/ }).click();
  await page.getByText(/y sont déjà/).waitFor();
  const monday = page.getByRole("textbox", { name: "lundi" });
  await monday.fill("8h à 18h");
  expect(await wordsAt(monday)).toContain("Écrivez des heures");
  await expect
    .poll(() => page.getByRole("button", { name: "Enregistrer" }).isDisabled())
    .toBe(true);
  await monday.fill("08:00–12:00, 13:30–18:00");
  await judge(page);
});

test("she sees what it would move, keeps it for what comes, and finds herself on record", async () => {
  await page.getByRole("button", { name: "Regarder" }).click();
  await page.getByText(/tickets regardés/).waitFor();
  await page.getByRole("textbox", { name: "Pourquoi" }).fill("Pause de midi, et la Moselle");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.url());
  });
  // The second of two clicks may come once the first is answered, and the page not left yet: nothing is refused behind her back.
  await page.getByRole("button", { name: "Enregistrer" }).evaluate((button: HTMLButtonElement) => {
    const again = () => button.disabled || button.click();
    new MutationObserver(again).observe(button, { attributeFilter: ["disabled"] });
    button.click();
  });
  await page.getByText("Pause de midi, et la Moselle").waitFor();
  await page.getByText("Compte pour les tickets déposés depuis").waitFor();
  await page.getByText("08:00–12:00, 13:30–18:00").first().waitFor();
  expect(sent.filter((url) => url.includes("/calendars/"))).toHaveLength(1);
});
