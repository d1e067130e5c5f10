import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;
let paul: Page;
let helene: Page;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  paul = await visitors.enter("paul.verdier@desk.example");
  helene = await visitors.enter("helene.marchand@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("an administrator makes an offer from a vendor's published table, and is told what it lacks", async () => {
  await paul.goto("/console/subscriptions");
  await paul.getByRole("link", { name: "Offres", exact: true }).click();
  await paul.getByRole("link", { name: "Premium", exact: true }).waitFor();
  await paul.getByRole("button", { name: "Nouvelle offre" }).click();
  await paul.getByLabel("Partir de").selectOption("exo-premium");
  await paul.getByLabel("Nom", { exact: true }).fill("Premium 2027");
  await paul
    .getByRole("row", { name: /1 · Bloquant/ })
    .getByText("sous 1 heure")
    .waitFor();
  await paul.getByRole("button", { name: "Créer l’offre" }).click();
  await paul.getByText("Un numéro de téléphone est nécessaire").waitFor();
  await paul.getByLabel("Numéro à appeler").fill("+33 1 99 00 18 24");
  await paul.getByRole("button", { name: "Créer l’offre" }).click();
  await paul.getByRole("heading", { level: 1, name: "Premium 2027" }).waitFor();
  await judge(paul);
});

test("it says something else from now on, and what it said before stays readable", async () => {
  await paul.getByRole("button", { name: "Modifier" }).click();
  await paul.getByLabel("Sous", { exact: true }).first().fill("2");
  await paul.getByLabel("Pourquoi").fill("Comité des offres de novembre");
  await paul.getByRole("button", { name: "Enregistrer" }).click();
  const history = paul.getByRole("region", { name: "Ce qu’elle disait, et quand" });
  await history.getByText("Comité des offres de novembre").waitFor();
  expect(await history.locator("del").first().innerText()).toContain("sous 1 heure");
  expect(await history.locator("ins").first().innerText()).toContain("sous 2 heures");
});

test("whoever edits what somebody else changed meanwhile is told, and has lost nothing", async () => {
  const other = await visitors.enter("paul.verdier@desk.example", { at: `${paul.url()}/edit` });
  await other.getByLabel("Source").fill("Grille de 2027");
  await paul.getByRole("button", { name: "Modifier" }).click();
  await paul.getByLabel("Contacts désignés").fill("4");
  await paul.getByRole("button", { name: "Enregistrer" }).click();
  await paul.getByRole("heading", { level: 1, name: "Premium 2027" }).waitFor();

  await other.getByRole("button", { name: "Enregistrer" }).click();
  const told = other.getByRole("alert").filter({ hasText: "Cette offre a changé entre-temps" });
  await told.waitFor();
  // Told once, and not by the refusal's own words too.
  expect(await other.getByText("version_conflict").count()).toBe(0);
  expect(await other.getByLabel("Source").inputValue()).toBe("Grille de 2027");
  await told.getByRole("button", { name: "Continuer depuis la version actuelle" }).click();
  await other.getByRole("button", { name: "Enregistrer" }).click();
  await other.getByText("Source : Grille de 2027").first().waitFor();
});

test("withdrawn, it is offered to nobody who writes a contract down", async () => {
  await paul.reload();
  await paul.getByRole("button", { name: "Retirer", exact: true }).click();
  const dialog = paul.getByRole("dialog");
  await dialog.getByText("aucun n’y sera renouvelé").waitFor();
  await dialog.getByRole("button", { name: "Retirer", exact: true }).click();
  await paul.getByText("Retirée", { exact: true }).first().waitFor();

  await helene.goto("/console/offers");
  await helene.getByRole("link", { name: "Premium 2027" }).waitFor();
  expect(await helene.getByRole("button", { name: "Nouvelle offre" }).count()).toBe(0);
  await helene.getByRole("link", { name: "Clients" }).click();
  await helene.getByRole("link", { name: "Groupe Arvor" }).click();
  await helene.getByRole("link", { name: "Nouvelle souscription" }).click();
  const offered = helene.getByLabel("Offre", { exact: true }).getByRole("option");
  await offered.filter({ hasText: /^Premium$/ }).waitFor({ state: "attached" });
  expect(await offered.allInnerTexts()).not.toContain("Premium 2027");
});
