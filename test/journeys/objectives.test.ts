import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { fileRequest } from "../harness/filed-request.ts";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;
let page: Page;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  page = await visitors.enter("helene.marchand@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("a manager reads in words what an objective changes, and puts it into force with her reason", async () => {
  await page.goto("/console/objectives");
  await page.getByText("nous visons aussi la fin").waitFor();
  await judge(page);
  await page.getByRole("button", { name: "Modifier" }).click();
  await page.getByText("Rien pour l’instant.").waitFor();
  await page.getByRole("textbox", { name: "Sous" }).nth(2).fill("6");
  await page.getByText(/Première réponse, sévérité .*, désormais sous 6 heures/).waitFor();
  await judge(page);
  await page.getByRole("textbox", { name: "Pourquoi" }).fill("Huit heures, c’est une journée");
  await page.getByRole("button", { name: "Mettre en vigueur" }).click();
  await page.getByText("Huit heures, c’est une journée").waitFor();
});

test("an agent sees it on a ticket apart from the contract; the contact who filed it sees none", async () => {
  const filer = "claire.martin@arvor.example";
  const reference = await fileRequest(inject("desk"), "Agenda vide", filer);
  const nadia = await visitors.enter("nadia.belkacem@desk.example", {
    at: `/console/tickets/${reference}`,
  });
  const card = nadia.getByRole("region", { name: "Objectifs internes" });
  await card.getByText("sous 6 heures").waitFor();
  await nadia.getByRole("group", { name: "Objectif\u00A0: Première réponse" }).waitFor();
  await nadia.getByText("La même chose en tableau").click();
  const rows = nadia.getByRole("group", { name: "La même chose en tableau" }).getByRole("row");
  await rows.filter({ hasText: "Messages" }).first().waitFor();
  await rows.filter({ hasText: /Objectif.*Première réponse.*échéance/u }).waitFor();
  await judge(nadia);
  const claire = await visitors.enter(filer, { at: `/tickets/${reference}` });
  await claire.getByText("Ce que le contrat promet").waitFor();
  expect(await claire.content()).not.toMatch(/objectifs? internes?/i);
});
