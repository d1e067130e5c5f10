import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { demo } from "#cast/desk.ts";
import {
  judge,
  openVisitors,
  referenceOf,
  shiftOf,
  timesAsked,
  type Visitors,
} from "../harness/visitors.ts";

const subject = "Kerlann : le calendrier partagé est vide";
let visitors: Visitors;
let solene: Page;
let reference: string;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  solene = await visitors.enter("solene.guillou@numerika.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("a partner's contact files for an end customer, under what goes through the partner", async () => {
  await solene.goto("/tickets/new");
  const who = solene.getByRole("combobox", { name: "Pour qui" });
  // Whoever files for several says for which: nobody is filed for by default.
  expect(await who.inputValue()).toBe("");
  const [, ...offered] = await who.getByRole("option").allInnerTexts();
  expect(offered.length).toBeGreaterThan(1);
  for (const words of offered) expect(words).toMatch(/Ville de Kerlann|Haut-Ségur/);
  const kerlann = who.getByRole("option", { name: "Ville de Kerlann" });
  await who.selectOption((await kerlann.first().getAttribute("value")) ?? "");
  await judge(solene);
  await solene.getByRole("radio", { name: "Signaler un problème" }).check();
  await solene.getByRole("textbox", { name: "Objet" }).fill(subject);
  await solene.getByRole("radio", { name: "Gêne partielle" }).check();
  await solene.getByRole("textbox", { name: "Description" }).fill("Depuis lundi.");
  await solene.getByRole("button", { name: "Envoyer la demande" }).click();
  await solene.getByRole("heading", { level: 1, name: subject }).waitFor();
  reference = referenceOf(solene);
});

test("she sees the tickets that go through the partner, all of them and no other", async () => {
  const through = demo.subscriptions.filter(({ partner }) => partner === "numerika");
  const keys = new Set<string | null>(through.map(({ key }) => key));
  const expected = demo.stories.filter((story) => keys.has(story.subscription));
  await solene.goto("/tickets");
  await solene.getByRole("link", { name: subject }).waitFor();
  await judge(solene);
  const more = solene.getByRole("button", { name: "Afficher la suite" });
  while ((await more.count()) > 0) await more.click();
  const rows = solene.getByRole("main").getByRole("listitem").getByRole("link");
  const seen = (await rows.allInnerTexts()).map((words) => words.trim());
  expect(seen.toSorted()).toEqual([subject, ...expected.map((story) => story.subject)].toSorted());
});

test("a lead of the end customer sees what the partner filed for it", async () => {
  const nolwenn = await visitors.enter("nolwenn.riou@kerlann.example", {
    at: `/tickets/${reference}`,
  });
  await nolwenn.getByRole("heading", { level: 1, name: subject }).waitFor();
  await expect.poll(() => timesAsked(nolwenn, "/api/v1/me")).toBe(2);
  expect(await shiftOf(nolwenn), "nothing moves under her eyes").toBeLessThan(0.1);
});

test("a rival at the same address finds nothing, as at an address that never was", async () => {
  const isabelle = await visitors.enter("isabelle.caron@orvalis.example");
  const said: string[] = [];
  for (const ticket of [reference, "EXO-1999-000001"]) {
    await isabelle.goto(`/tickets/${ticket}`);
    await isabelle.getByText("Il n’y a rien ici").waitFor();
    said.push((await isabelle.getByRole("main").innerText()).replaceAll(ticket, "…"));
  }
  expect(said[0]).toBe(said[1]);
  await judge(isabelle);
});

test("what was refused stands while the rest of the page is read anew", async () => {
  const isabelle = await visitors.enter("isabelle.caron@orvalis.example", {
    at: `/tickets/${reference}`,
  });
  await expect.poll(() => timesAsked(isabelle, "/api/v1/me")).toBe(2);
  expect(await timesAsked(isabelle, `/api/v1/tickets/${reference}`)).toBe(1);
  await isabelle.getByText("Il n’y a rien ici").waitFor();
});
