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

const waitingTime = () => page.getByRole("textbox", { name: "Délai d’attente (jours ouvrés)" });
const save = () => page.getByRole("button", { name: "Mettre en vigueur" });

test("a manager finds the settings from the published procedure, and who changed them", async () => {
  await page.goto("/console/procedure");
  await page.getByRole("link", { name: "Réglages de la procédure" }).click();
  await page.getByRole("heading", { name: "Réglages de la procédure", level: 1 }).waitFor();
  await page.getByText("retour à quatre heures").waitFor();
  await page.getByText("Par défaut : 3 jours ouvrés").waitFor();
  await judge(page);
});

test("she is told what can not be, at its field", async () => {
  await waitingTime().fill("31");
  expect(await wordsAt(waitingTime())).toContain("Un nombre entier de 1 à 30.");
  await page.getByText("Corrigez d’abord ce qui est marqué.").waitFor();
  await expect.poll(() => save().isDisabled()).toBe(true);
});

test("she sees which reminders move before it holds, gives her reason, and is on record", async () => {
  await waitingTime().fill("5");
  await page.getByText(/tickets? re(çoit|çoivent) .* rappel à un autre moment/).waitFor();
  await page.getByRole("radio", { name: "L’échéancier" }).check();
  await page.getByText("Dès le prochain passage de l’échéancier.").waitFor();
  await judge(page);
  await page.getByRole("radio", { name: "Un agent" }).check();
  await page.getByRole("textbox", { name: "Pourquoi" }).fill("Trois jours ne suffisaient pas");
  await save().click();
  await page.getByText("Les réglages sont en vigueur").first().waitFor();
  await page.getByText("Trois jours ne suffisaient pas").waitFor();
  await page.getByRole("link", { name: "La procédure publiée" }).click();
  await page.getByText(/Un délai d’attente dure 5 jours ouvrés\./).waitFor();
});

test("a contact reads it on the portal; an agent reads the settings and changes none", async () => {
  const hugo = await visitors.enter("hugo.lebreton@arvor.example", { at: "/procedure" });
  await hugo.getByText(/Un délai d’attente dure 5 jours ouvrés\./).waitFor();
  const thomas = await visitors.enter("thomas.riviere@desk.example", {
    at: "/console/procedure/settings",
  });
  await thomas
    .getByText("Les responsables et les administrateurs changent ces réglages.")
    .waitFor();
  await thomas.getByText("5 jours ouvrés", { exact: true }).first().waitFor();
  expect(await thomas.getByRole("textbox").count()).toBe(0);
  await judge(thomas);
});

test("she sets it back", async () => {
  await page.goto("/console/procedure/settings");
  await waitingTime().fill("3");
  await page.getByRole("textbox", { name: "Pourquoi" }).fill("Retour");
  await save().click();
  await page.getByText("Les réglages sont en vigueur").first().waitFor();
});
