import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { listSubscriptions } from "#api/desk.ts";
import { fileTicket } from "#api/tickets.ts";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";
import { signedIn, told } from "../pictures/people.ts";

const beneficiary = "olivier.masson@credit-valmont.example";
const subject = "Plus personne n’entre depuis minuit";
let visitors: Visitors;
let helene: Page;
let ines: Page;
let reference: string;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  helene = await visitors.enter("helene.marchand@desk.example");
  ines = await visitors.enter("ines.gharbi@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a manager reads who is on call and until when, and makes another roster", async () => {
  await helene.goto("/console/on-call");
  await helene.getByText(/est d’astreinte jusqu’au/).waitFor();
  await judge(helene);
  await helene.setViewportSize({ width: 360, height: 740 });
  const night = helene.locator("[data-because=cover] .week-initials").filter({ visible: true });
  expect(await night.first().innerText(), "who serves a swap of one night").toBe("LF");
  await helene.setViewportSize({ width: 1440, height: 900 });
  await button(helene, "Modifier la rotation").click();
  for (let place = 4; place > 0; place -= 1) await button(helene, "Monter Inès Gharbi").click();
  const time = helene.getByRole("textbox", { name: "À", exact: true });
  await time.fill("9 heures");
  await helene.getByText("Écrivez une heure comme 09:00").waitFor();
  await time.fill("00:00");
  await helene.getByRole("textbox", { name: "Pourquoi (gardé)" }).fill("Inès d’abord");
  await judge(helene);
  await button(helene, "Enregistrer").click();
  await helene.getByText("Inès Gharbi est d’astreinte jusqu’au").waitFor();
  await helene.getByText("Inès d’abord").waitFor({ state: "attached" });
});

test("an agent notes her holiday, is refused what is no swap, and takes the holiday back", async () => {
  await ines.goto("/console/on-call");
  await ines.getByText("Vous êtes d’astreinte jusqu’au").waitFor();
  await button(ines, "Noter une absence").click();
  const dialog = ines.getByRole("dialog", { name: "Noter une absence" });
  await dialog.getByLabel("Du").fill("2030-07-01T00:00");
  await dialog.getByLabel("Au").fill("2030-07-15T00:00");
  await dialog.getByLabel("Pourquoi").fill("Mariage");
  await dialog.getByRole("button", { name: "Noter" }).click();
  await ines.getByText("L’absence est notée").first().waitFor();
  const noted = ines.getByRole("listitem").filter({ hasText: "Mariage" });
  await noted.getByRole("button", { name: "Annuler" }).click();
  const taking = ines.getByRole("dialog", { name: "Annuler cela" });
  await taking.getByRole("button", { name: "Annuler" }).last().click();
  await noted.waitFor({ state: "detached" });
  await button(ines, "Céder une astreinte").click();
  const swap = ines.getByRole("dialog", { name: "Céder une astreinte" });
  await swap.getByLabel("Assurée par").selectOption({ label: "Léa Fontaine" });
  await swap.getByLabel("Au").fill("2020-07-15T00:00");
  await swap.getByLabel("Pourquoi").fill("Concert");
  await swap.getByRole("button", { name: "Céder" }).click();
  await swap.getByText("Cette durée finit avant de commencer").waitFor();
  await swap.getByRole("button", { name: "Annuler" }).click();
});

test("a severe ticket calls her on whatever page she is, until she says that she has it in hand", async () => {
  const { address, password } = inject("desk");
  // Of a customer whose contracts no other story amends: what is promised decides who is called.
  const { call } = await signedIn(address, beneficiary, password);
  const { items } = told(await call(listSubscriptions, { query: {} }));
  const premium = items.find(({ active, offer }) => active && offer === "Premium");
  const body = {
    organisation: premium?.organisation.id ?? "",
    subscription: premium?.id ?? "",
    nature: "problem_report",
    severity: 1,
    subject,
    description: "La page de connexion tourne sans fin.",
  } as const;
  ({ reference } = told(await call(fileTicket, { body })));
  const banner = ines.getByRole("alert").filter({ hasText: reference });
  await banner.waitFor({ timeout: 40_000 });
  await expect.poll(() => ines.title()).toMatch(/^● Alerte · /);
  await judge(ines);
  await banner.getByRole("link", { name: reference }).click();
  await ines.getByRole("heading", { level: 1, name: subject }).waitFor();
  await ines.getByRole("heading", { name: "Alerte d’astreinte" }).waitFor();
  await judge(ines);
  await banner.getByRole("button", { name: "Je m’en charge" }).click();
  await banner.waitFor({ state: "detached" });
  await ines.getByText("prise en compte par Inès Gharbi").waitFor();
  await ines.getByText("a pris l’alerte d’astreinte en compte").first().waitFor();
  expect(await ines.title()).not.toContain("Alerte");
});

test("nothing of it shows to the beneficiary", async () => {
  const olivier = await visitors.enter(beneficiary, { at: `/tickets/${reference}` });
  await olivier.getByRole("heading", { level: 1, name: subject }).waitFor();
  expect(await olivier.locator("main").innerText()).not.toMatch(/astreinte|alerte|Inès/i);
});

test("the manager switches on call off and says why, the page says so, and a rotation switches it on again", async () => {
  await helene.goto("/console/on-call");
  await button(helene, "Suspendre").click();
  const dialog = helene.getByRole("dialog", { name: "Suspendre l’astreinte" });
  await dialog.getByRole("textbox", { name: "Pourquoi (gardé)" }).fill("Fin du 24×7");
  await dialog.getByRole("button", { name: "Ne plus appeler personne" }).click();
  await helene.getByRole("heading", { name: "L’astreinte est suspendue" }).waitFor();
  await helene.getByText(/Suspendue par Hélène Marchand, .*Fin du 24×7/).waitFor();
  await judge(helene);
  await button(helene, "Écrire la rotation").click();
  await helene.getByLabel("Ajouter quelqu’un").selectOption({ label: "Inès Gharbi" });
  await button(helene, "Enregistrer").click();
  await helene.getByText("Inès Gharbi est d’astreinte jusqu’au").waitFor();
});
