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

const subject = (page: Page) => page.getByRole("textbox", { name: "Objet" });
const description = (page: Page) => page.getByRole("textbox", { name: "Description" });
const send = (page: Page) => page.getByRole("button", { name: "Envoyer la demande" });
const saved = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith("/drafts/request") && answer.ok());

async function begin(page: Page, about: string) {
  await page.goto("/tickets/new");
  await page.getByRole("radio", { name: "Poser une question" }).check();
  await subject(page).fill(about);
  const kept = saved(page);
  await description(page).fill("Écrit d’abord.");
  await kept;
}

async function drop(page: Page) {
  await page.getByRole("button", { name: "Effacer ce brouillon" }).click();
  await expect.poll(() => subject(page).inputValue()).toBe("");
}

test("the system that is shown as chosen is the one that is sent, though its page has not come", async () => {
  const page = await visitors.enter("amelie.joubert@orvalis.example");
  await page.route(/\/api\/v1\/environments\/[0-9a-f-]+$/, () => undefined);
  await begin(page, "Orvalis : envoyé sans attendre");
  const where = page.getByRole("combobox", { name: "Au sujet de quel système" });
  const shown = await where.inputValue();
  expect(shown).not.toBe("none");
  const filed = page.waitForRequest((request) => request.url().endsWith("/api/v1/tickets"));
  await send(page).click();
  expect((await filed).postDataJSON()).toMatchObject({ environment: shown });
  await page.getByRole("heading", { level: 1, name: "envoyé sans attendre" }).waitFor();
  await page.unrouteAll();
});

test("the first of what is missing takes the keyboard", async () => {
  const page = await visitors.enter("amelie.joubert@orvalis.example");
  const hasKeyboard = (name: string) =>
    page.getByRole("radio", { name }).and(page.locator(":focus")).waitFor();
  await page.goto("/tickets/new");
  await send(page).click();
  await hasKeyboard("Signaler un problème");
  await page.keyboard.press("Space");
  await subject(page).fill("Orvalis : sans sévérité");
  await send(page).click();
  await hasKeyboard("1 · Bloquant");
  await drop(page);
});

test("nothing is sent before the form that it is told by is there", async () => {
  const page = await visitors.enter("amelie.joubert@orvalis.example");
  const held = Promise.withResolvers<void>();
  await page.route(/\/intake\/forms$/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await begin(page, "Orvalis : formulaire lent");
  expect(await send(page).isDisabled()).toBe(true);
  held.resolve();
  await expect.poll(() => send(page).isDisabled()).toBe(false);
  const filed = page.waitForRequest((request) => request.url().endsWith("/api/v1/tickets"));
  await send(page).click();
  expect((await filed).postDataJSON()).toMatchObject({ intake: { circumstances: [] } });
  await page.getByRole("heading", { level: 1, name: "formulaire lent" }).waitFor();
});

test("answers that the form asks for no longer are shown, and go along", async () => {
  const page = await visitors.enter("amelie.joubert@orvalis.example");
  const told = {
    texts: { own_41: "Le bleu", own_42: "Sans objet" },
    labels: { own_41: "Couleur du bouton", own_42: "Ancienne question" },
  };
  const draft = {
    nature: "question",
    severity: 4,
    subject: "Vieux formulaire",
    description: "Oui.",
    told,
  };
  await page.request.put("/api/v1/drafts/request", {
    headers: { "x-permanence-csrf": "1", origin: visitors.address },
    data: { since: null, content: JSON.stringify(draft) },
  });
  await page.goto("/tickets/new");
  const stray = page.getByRole("region", { name: "Réponses sans champ" });
  await stray.getByText("Le bleu").waitFor();
  await judge(page);
  await stray.getByRole("button", { name: "Retirer « Ancienne question »" }).click();
  await expect.poll(() => stray.getByText("Sans objet").count()).toBe(0);
  await send(page).click();
  await page.getByRole("heading", { level: 1, name: "Vieux formulaire" }).waitFor();
  await page.getByText("Couleur du bouton").waitFor();
  await page.getByText("Le bleu").waitFor();
});

test("of two open pages neither overwrites the other, and the reader chooses", async () => {
  const email = "amelie.joubert@orvalis.example";
  const [one, two] = [await visitors.enter(email), await visitors.enter(email)];
  await begin(one, "Orvalis : deux pages");
  await two.goto("/tickets/new");
  await expect.poll(() => subject(two).inputValue()).toBe("Orvalis : deux pages");
  const kept = saved(two);
  await description(two).fill("Écrit ensuite, sur l’autre page.");
  await kept;
  await description(one).fill("Écrit d’abord, et encore.");
  const alert = one.getByRole("alert").filter({ hasText: "modifié sur une autre page" });
  await alert.getByText("Écrit ensuite, sur l’autre page.").first().waitFor();
  expect(await description(one).inputValue()).toBe("Écrit d’abord, et encore.");
  await judge(one);
  // What is asked before the reader has chosen would be answered after it, as if these words were the latest.
  const asked: string[] = [];
  one.on("request", (request) => void asked.push(request.url()));
  await send(one).click();
  await alert.getByRole("button", { name: "Prendre ce qui est là-bas" }).click();
  await expect.poll(() => description(one).inputValue()).toBe("Écrit ensuite, sur l’autre page.");
  expect(asked.filter((url) => url.endsWith("/drafts/request"))).toEqual([]);
  await drop(one);
  await two.close();
});

test("what was sent from another page is not sent again unawares", async () => {
  const email = "amelie.joubert@orvalis.example";
  const [one, two] = [await visitors.enter(email), await visitors.enter(email)];
  await begin(one, "Orvalis : une seule fois");
  await two.goto("/tickets/new");
  await expect.poll(() => subject(two).inputValue()).toBe("Orvalis : une seule fois");
  await send(two).click();
  await two.getByRole("heading", { level: 1, name: "une seule fois" }).waitFor();
  await send(one).click();
  const alert = one.getByRole("alert").filter({ hasText: "envoyé ou effacé" });
  await alert.waitFor();
  await judge(one);
  expect(await subject(one).inputValue()).toBe("Orvalis : une seule fois");
  await description(one).fill("Écrit d’abord. Autre chose encore.");
  await alert.getByRole("button", { name: "Continuer, comme nouvelle demande" }).click();
  await one.getByText("Brouillon gardé, aussi").waitFor();
  await drop(one);
});
