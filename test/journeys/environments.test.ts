import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

const desk = inject("desk");
let visitors: Visitors;
beforeAll(async () => {
  visitors = await openVisitors(desk);
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const log = (name: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from("ERROR search index is gone"),
});
const needs = (page: Page) => page.getByRole("region", { name: "Ce qu’il faut au support" });

test("R-31-06 R-31-09 a lead confirms the system on the spot, and files a complete severity 2", async () => {
  const began = Date.now();
  const page = await visitors.enter("leila.mansouri@carthea.example", { at: "/tickets/new" });
  const confirm = page.getByRole("region", { name: "Est-ce encore exact" });
  await confirm.waitFor();
  await confirm.getByRole("button", { name: "Tout est encore exact" }).click();
  await confirm.waitFor({ state: "detached" });
  await page.getByRole("radio", { name: "Signaler un problème" }).check();
  await page.getByRole("textbox", { name: "Objet" }).fill("Carthéa : la recherche est vide");
  await page.getByRole("radio", { name: "Production très dégradée" }).check();
  await page.getByRole("textbox", { name: "Description" }).fill("Aucun résultat depuis 8 h.");
  await needs(page).getByText("11 sur 12").waitFor();
  await page.getByRole("checkbox", { name: "Cela se voit en cliquant" }).check();
  await needs(page).getByText("11 sur 13").waitFor();
  await page.getByRole("textbox", { name: "Scénario pas à pas" }).fill("1. Chercher « bilan »");
  await page.locator('input[type="file"]').first().setInputFiles(log("platform.log"));
  await needs(page).getByText("13 sur 13").waitFor();
  await page.getByText("Brouillon gardé, aussi pour vos autres appareils").waitFor();
  const kinds = page.getByRole("listitem").filter({ hasText: "platform.log est" });
  expect(await kinds.evaluate((item) => getComputedStyle(item).listStyleType)).toBe("none");
  await page.getByRole("region", { name: "Ce que dit le contrat" }).getByText("Couvert").waitFor();
  const follows = page.getByRole("region", { name: "Ce qui suivra" });
  await follows.getByText(/Première réponse sous .*objectif du contrat/u).waitFor();
  await judge(page);
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await page.getByRole("heading", { level: 1, name: "Carthéa : la recherche est vide" }).waitFor();
  await page.getByRole("link", { name: "Intranet Carthéa" }).waitFor();
  const told = page.getByRole("listitem").filter({ hasText: "A déposé la demande" });
  await told.getByText("Scénario pas à pas").waitFor();
  await told.getByText("Cela se voit en cliquant dans l’interface").waitFor();
  expect(Date.now() - began).toBeLessThan(120_000);
});

test("R-22-01 a customer on a version out of support is told exactly what would cure it, and may send", async () => {
  const page = await visitors.enter("julie.perrin@sicalor.example", { at: "/tickets/new" });
  const where = page.getByRole("combobox", { name: "Au sujet de quel système" });
  const old = where.getByRole("option", { name: "Ancien portail" });
  await where.selectOption((await old.getAttribute("value")) ?? "");
  const contract = page.getByRole("region", { name: "Ce que dit le contrat" });
  await contract.getByText("Pas couvert").waitFor();
  await contract.getByText(/4\.4.*\(procédure, §\s2\.2\)/u).waitFor();
  await contract.getByText(/passer à la version 7\.1\.\d/u).waitFor();
  await judge(page);
  await page.getByRole("radio", { name: "Signaler un problème" }).check();
  await page.getByRole("textbox", { name: "Objet" }).fill("Sicalor : page blanche");
  await page.getByRole("radio", { name: "Gêne partielle" }).check();
  await page.getByRole("textbox", { name: "Description" }).fill("Depuis hier.");
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await page.getByRole("heading", { level: 1, name: "Sicalor : page blanche" }).waitFor();
  await page.getByText("Aucun objectif du contrat ne court sur ce ticket.").waitFor();

  const nadia = await visitors.enter("nadia.belkacem@desk.example", {
    at: new URL(page.url()).pathname.replace("/tickets", "/console/tickets"),
  });
  await nadia.getByRole("article").waitFor();
  await nadia.keyboard.press("t");
  await nadia.getByText(/Il manque/).waitFor();
  await nadia.keyboard.press("x");
  await nadia.getByRole("button", { name: "Donner ces raisons" }).click();
  const explanation = nadia.getByRole("textbox", { name: "Explication" });
  expect(await explanation.inputValue()).toMatch(/4\.4.*passer à la version 7\.1\.\d/u);
  await judge(nadia);
});

test("R-31-01 what is begun on one device goes on on another, with its files", async () => {
  const email = "sami.trabelsi@carthea.example";
  const here = await visitors.enter(email, { at: "/tickets/new" });
  await here.getByRole("radio", { name: "Poser une question" }).check();
  await here.getByRole("textbox", { name: "Objet" }).fill("Commencé au bureau");
  await here.locator('input[type="file"]').first().setInputFiles(log("bureau.log"));
  await here.getByRole("button", { name: "Retirer bureau.log" }).waitFor();
  const saved = here.waitForResponse((answer) => answer.url().endsWith("/drafts/request"));
  await here.getByRole("textbox", { name: "Description" }).fill("Et fini ailleurs.");
  await saved;
  const there = await visitors.enter(email, { at: "/tickets/new" });
  const subject = there.getByRole("textbox", { name: "Objet" });
  await expect.poll(() => subject.inputValue()).toBe("Commencé au bureau");
  await there.getByRole("button", { name: "Retirer bureau.log" }).waitFor();
  expect(await there.getByRole("textbox", { name: "Description" }).inputValue()).toBe(
    "Et fini ailleurs.",
  );
  await there.getByRole("button", { name: "Effacer ce brouillon" }).click();
  await expect.poll(() => subject.inputValue()).toBe("");
});

test("R-31-09 R-32-03 the agent asks for what is missing with one key, and completing the system answers", async () => {
  const anke = await visitors.enter("anke.vogel@rheinfurt.example", { locale: "en-GB" });
  await anke.goto("/tickets/new");
  await anke.getByRole("radio", { name: "Ask a question" }).check();
  await anke.getByRole("textbox", { name: "Subject" }).fill("Rheinfurt: a third node");
  await anke.getByRole("textbox", { name: "Description" }).fill("Which installer?");
  await anke.getByRole("button", { name: "Send the request" }).click();
  await anke.getByRole("heading", { level: 1, name: "Rheinfurt: a third node" }).waitFor();
  const reference = new URL(anke.url()).pathname.split("/").at(-1) ?? "";

  const thomas = await visitors.enter("thomas.riviere@desk.example", {
    at: `/console/tickets/${reference}`,
  });
  const article = thomas.getByRole("article", { name: reference });
  await article.waitFor();
  await thomas.keyboard.press("t");
  await article.getByText(/Il manque \d+ informations/).waitFor();
  await judge(thomas);
  await article.getByRole("heading", { level: 1 }).click();
  await thomas.keyboard.press("e");
  await article.getByText("Suspendu", { exact: true }).first().waitFor();

  const confirm = anke.getByRole("region", { name: "Is this still right" });
  await confirm.getByRole("link", { name: "Complete or correct" }).click();
  await anke.getByRole("textbox", { name: "Version (Application server)" }).fill("9.0.83");
  await anke.getByRole("textbox", { name: "Machine", exact: true }).fill("2 VM, 8 cores, 32 GB");
  await anke.getByRole("textbox", { name: "User volume" }).fill("38 000");
  await anke.getByRole("checkbox", { name: "There is none" }).check();
  await judge(anke);
  await anke.getByRole("button", { name: "Save and confirm" }).click();
  await anke.getByText("38,000 users").first().waitFor();
  await anke.goto(`/tickets/${reference}`);
  await anke
    .getByText(/“Campusportal” is confirmed/)
    .first()
    .waitFor();
  await article
    .getByText(/à nous/)
    .first()
    .waitFor();
});

test("R-31-08 the guide is one click from what is missing, for the own server", async () => {
  const page = await visitors.enter("gilles.bonnet@vauclair.example", { at: "/tickets/new" });
  await page.getByRole("radio", { name: "Signaler un problème" }).check();
  const popup = page.waitForEvent("popup");
  await needs(page)
    .getByRole("listitem")
    .filter({ hasText: "Journaux de la période" })
    .getByRole("link", { name: "comment faire" })
    .click();
  const guide = await popup;
  await guide.getByRole("heading", { level: 1, name: "Comment fournir" }).waitFor();
  await guide.getByText("standalone/log").first().waitFor();
  await judge(guide);
});
