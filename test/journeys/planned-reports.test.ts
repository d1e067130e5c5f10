import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

let visitors: Visitors;
let helene: Page;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  helene = await visitors.enter("helene.marchand@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const firstDay = (page: Page) => page.getByLabel("Premier jour");
const customer = (page: Page) => page.getByLabel("Client", { exact: true });

test("a report's period and filters stand in its address: a link shows the same one, and one goes back and forth", async () => {
  await helene.goto("/console/reports");
  const month = await firstDay(helene).inputValue();
  await helene.getByRole("button", { name: "Les trois derniers mois" }).click();
  await helene.waitForURL(/firstDay=/);
  const quarter = await firstDay(helene).inputValue();
  expect(quarter < month).toBe(true);
  await customer(helene).selectOption({ label: "Groupe Arvor" });
  await helene.waitForURL(/organisation=/);
  await helene.getByRole("heading", { level: 2, name: "Groupe Arvor" }).waitFor();

  const other = await visitors.enter("nadia.belkacem@desk.example", { at: helene.url() });
  await other.getByRole("heading", { level: 2, name: "Groupe Arvor" }).waitFor();
  expect(await firstDay(other).inputValue()).toBe(quarter);

  await helene.goBack();
  await helene.getByRole("heading", { level: 2, name: "Tous les clients" }).waitFor();
  expect(await firstDay(helene).inputValue()).toBe(quarter);
  await helene.goBack();
  await expect.poll(() => firstDay(helene).inputValue()).toBe(month);
  await helene.goForward();
  await helene.goForward();
  await helene.getByRole("heading", { level: 2, name: "Groupe Arvor" }).waitFor();
});

test("a manager plans the report that she looks at, every month, and sees when it comes", async () => {
  await helene.getByRole("link", { name: "Planifier ce rapport" }).click();
  await helene.getByRole("heading", { level: 1, name: "Planifier un rapport" }).waitFor();
  await expect
    .poll(() => customer(helene).locator("option:checked").innerText())
    .toBe("Groupe Arvor");
  await helene.getByLabel("Nadia Belkacem").check();
  await helene.getByLabel("Léa Fontaine").check();
  await judge(helene);
  await helene.getByRole("button", { name: "Planifier un rapport" }).click();
  await helene.getByRole("heading", { level: 1, name: "Groupe Arvor" }).waitFor();
  const said = helene.getByRole("region", { name: "Ce qui est planifié" });
  await said.getByText("Léa Fontaine et Nadia Belkacem").waitFor();
  const next = await said.locator("time").first().getAttribute("datetime");
  expect(Date.parse(next ?? "")).toBeGreaterThan(Date.now());
  await judge(helene);
});

test("she pauses it, makes it a quarter's for the customer's lead, and removes it; agents only read", async () => {
  await helene.getByRole("button", { name: "Suspendre" }).click();
  await helene.getByText("Pas tant qu’il est suspendu").waitFor();
  await helene.getByRole("button", { name: "Reprendre" }).click();
  await helene.getByRole("button", { name: "Suspendre" }).waitFor();
  await helene.getByRole("button", { name: "Changer" }).click();
  await helene.getByLabel("Un responsable chez un bénéficiaire").check();
  await helene.getByLabel("À quel rythme").selectOption({ label: "Chaque trimestre" });
  expect(await helene.getByLabel("À quel rythme").locator("option").allInnerTexts()).toEqual([
    "Chaque mois",
    "Chaque trimestre",
  ]);
  await customer(helene).selectOption({ label: "Groupe Arvor" });
  await expect
    .poll(() => helene.getByLabel("Contrat", { exact: true }).locator("option").count())
    .toBeGreaterThan(1);
  await helene.getByLabel("Contrat", { exact: true }).selectOption({ index: 1 });
  await helene.getByLabel("Responsable", { exact: true }).selectOption({ label: "Claire Martin" });
  await judge(helene);
  await helene.getByRole("button", { name: "Enregistrer" }).click();
  await helene.getByText("Claire Martin, sur un ticket au titre de").waitFor();

  const nadia = await visitors.enter("nadia.belkacem@desk.example", { at: helene.url() });
  await nadia.getByText("Claire Martin, sur un ticket au titre de").waitFor();
  expect(await nadia.getByRole("button", { name: "Changer" }).count()).toBe(0);

  await helene.getByRole("button", { name: "Retirer" }).click();
  await helene.getByRole("dialog").getByRole("button", { name: "Retirer" }).click();
  await helene.getByText("Retiré par").waitFor();
  await helene.goto("/console/reports/plans?shown=removed");
  await helene.getByRole("link", { name: "Groupe Arvor" }).waitFor();
  await judge(helene);
});
