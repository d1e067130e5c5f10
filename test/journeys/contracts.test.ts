import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;
let claire: Page;
let helene: Page;
let paul: Page;
let contract: string;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  claire = await visitors.enter("claire.martin@arvor.example");
  helene = await visitors.enter("helene.marchand@desk.example");
  paul = await visitors.enter("paul.verdier@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("a lead reads in plain words what the contract covers, how fast, and how to call", async () => {
  await claire.goto("/");
  await claire.getByRole("link", { name: "Souscription", exact: true }).click();
  await claire.getByRole("link", { name: "eXo Platform · Premium", exact: true }).click();
  await claire.getByRole("heading", { name: "Nos délais" }).waitFor();
  contract = claire.url().split("/").at(-1) ?? "";
  const speed = claire.getByRole("row", { name: /2 · Majeur/ });
  expect(await speed.innerText()).toContain("sous 4 heures, jour et nuit, tous les jours");
  expect(await claire.getByRole("link", { name: "+33 1 99 00 18 24" }).getAttribute("href")).toBe(
    "tel:+33199001824",
  );
  await judge(claire);
});

test("R-31-02 whose offer has no phone is shown no number", async () => {
  const harriet = await visitors.enter("harriet.cole@ravensmouth.example", {
    viewport: { width: 360, height: 800 },
  });
  await harriet.goto("/subscriptions");
  await harriet.getByText("This offer does not include the phone.").waitFor();
  expect(await harriet.locator("a[href^='tel:']").count()).toBe(0);
  await judge(harriet);
});

test("the lead swaps a named contact, within the number that the offer allows", async () => {
  const named = claire.getByRole("region", { name: "Contacts désignés" });
  await named.getByRole("button", { name: "Changer" }).click();
  const dialog = claire.getByRole("dialog");
  await dialog.getByText("5 sur 5").waitFor();
  await dialog.getByRole("checkbox", { name: "Sophie Kermadec" }).uncheck();
  await dialog.getByText("4 sur 5").waitFor();
  await dialog.getByRole("button", { name: "Enregistrer" }).click();
  await dialog.waitFor({ state: "detached" });
  await named.getByText("Hugo Lebreton").waitFor();
  expect(await named.getByText("Sophie Kermadec").count()).toBe(0);
});

test("a manager sees what an amendment changes before agreeing on it, and a ticket keeps its terms", async () => {
  await helene.goto("/console/subscriptions");
  await helene.getByRole("searchbox").fill("Arvor");
  await helene.getByRole("link", { name: /^Groupe Arvor, Premium,/ }).click();
  await helene.getByRole("heading", { level: 1, name: "Groupe Arvor · Premium" }).waitFor();
  await judge(helene);
  // The other one opens the same form before she has agreed on anything.
  await paul.goto(`/console/subscriptions/${contract}/amend`);
  await paul.getByLabel("Pourquoi").fill("Un intervenant sur site deux jours par an");
  await paul.getByRole("checkbox", { name: "Interventions sur site" }).check();

  await helene.getByRole("button", { name: "Amender" }).click();
  await helene.getByLabel("Offre", { exact: true }).selectOption({ label: "Premium (2013)" });
  await helene.getByText("ouvertes gardent les termes de leur ouverture").waitFor();
  await helene.locator("del", { hasText: "sous 4 heures, jour et nuit" }).waitFor();
  await helene.locator("ins", { hasText: "sous 4 heures, aux heures ouvrées" }).waitFor();
  await judge(helene);
  await helene.getByLabel("Pourquoi").fill("Le client n’a plus d’astreinte");
  await helene.getByRole("button", { name: "Convenir de ces termes" }).click();
  await helene.getByRole("heading", { level: 1, name: "Groupe Arvor · Premium (2013)" }).waitFor();
  await helene.getByText("Le client n’a plus d’astreinte").waitFor();

  await claire.goto("/tickets");
  await claire.getByRole("main").getByRole("listitem").getByRole("link").first().click();
  await claire
    .getByText(/Premium/)
    .first()
    .waitFor();
});

test("two who amend one contract: the second is told what changed, and has lost nothing", async () => {
  await paul.getByRole("button", { name: "Convenir de ces termes" }).click();
  const told = paul.getByRole("alert");
  await told.getByText("Cette souscription a changé entre-temps").waitFor();
  await told.getByText("Le client n’a plus d’astreinte").waitFor();
  await judge(paul);
  expect(await paul.getByLabel("Pourquoi").inputValue()).toBe(
    "Un intervenant sur site deux jours par an",
  );
  await told.getByRole("button", { name: "Reprendre sur la version actuelle" }).click();
  await paul.getByRole("button", { name: "Convenir de ces termes" }).click();
  await paul.getByRole("heading", { level: 1, name: "Groupe Arvor · Premium" }).waitFor();
  await paul.getByText("Interventions sur site").first().waitFor();
});

test("a manager renews what ends soon, and writes a new contract down", async () => {
  await helene.goto("/console/subscriptions?view=soon");
  await helene
    .getByText(/Encore \d+ jours/)
    .first()
    .waitFor();
  await helene.getByRole("main").getByRole("row").getByRole("link").first().click();
  await helene.getByRole("button", { name: "Renouveler" }).click();
  await helene.getByRole("heading", { level: 1, name: /^Renouveler/ }).waitFor();
  await judge(helene);
  await helene.getByRole("button", { name: "Renouveler" }).click();
  await helene.getByText("Fait suite à").waitFor();
  // Whom the contract before named, this one names too.
  expect(await helene.getByText("Personne n’est désigné").count()).toBe(0);

  await helene.getByRole("link", { name: "Clients" }).click();
  await helene.getByRole("link", { name: "Groupe Arvor" }).click();
  await helene.getByRole("link", { name: "Nouvelle souscription" }).click();
  await helene.getByRole("button", { name: "Créer la souscription" }).click();
  await helene.getByRole("alert").first().waitFor();
  await helene.getByRole("checkbox", { name: "eXo Platform" }).check();
  await helene.getByLabel("Référence").fill("ENTPLUS-PREM64-1Y");
  await helene.getByLabel("Offre", { exact: true }).selectOption({ label: "Premium" });
  await helene.getByRole("button", { name: "Créer la souscription" }).click();
  await helene.getByRole("checkbox", { name: /bien qu’un contrat semblable/ }).check();
  await helene.getByRole("button", { name: "Créer la souscription" }).click();
  await helene.getByRole("heading", { level: 1, name: "Groupe Arvor · Premium" }).waitFor();
});
