import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import {
  judge,
  openVisitors,
  referenceOf,
  soon,
  wordsAt,
  type Visitors,
} from "../harness/visitors.ts";

const subject = "Le calendrier affiche les réunions une heure trop tôt";
let visitors: Visitors;
let claire: Page;
let nadia: Page;
let reference: string;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  claire = await visitors.enter("claire.martin@arvor.example");
  nadia = await visitors.enter("nadia.belkacem@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const button = (page: Page, name: string) => page.getByRole("button", { name });
const field = (page: Page, name: string) => page.getByRole("textbox", { name });

/** What an agent has written in a form; it goes away once the desk has it. */
async function send(page: Page, name: string, label: string): Promise<void> {
  const form = page.getByRole("form", { name });
  await form.getByRole("button", { name: label }).click();
  await form.waitFor({ state: "detached" });
}

test("R-31-01 R-32-01 a beneficiary files a request with a file, watches it arrive, and sees it as new", async () => {
  await nadia.getByRole("link", { name: "Non pris" }).click();
  await judge(claire);
  await claire.getByRole("link", { name: "Nouvelle demande" }).first().click();
  await judge(claire);
  await claire.getByRole("radio", { name: "Signaler un problème" }).check();
  await field(claire, "Objet").fill(subject);
  await claire.getByRole("radio", { name: "Gêne partielle" }).check();
  await field(claire, "Description").fill("Depuis le changement d’heure, **toutes** les réunions.");
  await preview(claire);
  await sendSlowly(claire);
  await button(claire, "Envoyer la demande").click();
  await claire.getByRole("heading", { level: 1, name: subject }).waitFor();
  reference = referenceOf(claire);
  await claire.getByRole("main").getByText("Nouveau", { exact: true }).first().waitFor();
  await claire.getByRole("link", { name: "calendrier.log" }).first().waitFor();
});

/** What is written stands in one place: as it is typed, or as it will be read. */
async function preview(page: Page): Promise<void> {
  const panel = page.getByRole("tabpanel");
  const written = panel.getByRole("textbox", { includeHidden: true });
  await page.getByRole("tab", { name: "Aperçu" }).click();
  await panel.locator("strong", { hasText: "toutes" }).waitFor();
  expect(await written.isVisible()).toBe(false);
  await page.getByRole("tab", { name: "Écrire" }).click();
  await written.waitFor();
}

/** Over a slow line, so that one can see it go. */
async function sendSlowly(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 400_000 };
  await line.send("Network.emulateNetworkConditions", slow);
  const buffer = Buffer.alloc(600_000, "09:00:00 INFO  calendar is an hour early\n");
  const file = { name: "calendrier.log", mimeType: "text/plain", buffer };
  await page.getByLabel("Ajouter journaux, traces, captures").setInputFiles(file);
  const bar = page.getByRole("progressbar", { name: "calendrier.log" });
  const share = () => bar.evaluate((element) => (element as HTMLProgressElement).value);
  await expect.poll(share, { interval: 20 }).toBeGreaterThan(0);
  expect(await share()).toBeLessThan(1);
  await expect.poll(share, { timeout: 10_000 }).toBe(1);
  await line.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
}

test("R-32-02 an agent sees it among the unassigned without asking, and takes it by one key", async () => {
  const line = nadia.getByRole("link", { name: subject });
  await soon(line);
  await line.click();
  await nadia.getByRole("article", { name: reference }).waitFor();
  await nadia.keyboard.press("t");
  await nadia.getByText("suivi par Nadia Belkacem").first().waitFor();
  await soon(claire.getByText("suivi par Nadia Belkacem"));
});

test("R-31-05 she qualifies it and says why", async () => {
  await nadia.goto(`/console/tickets/${reference}`);
  await judge(nadia);
  await nadia.keyboard.press("q");
  const form = nadia.getByRole("form", { name: "Qualifier" });
  await form.getByRole("radio", { name: "3 · Mineur" }).check();
  await form.getByRole("radio", { name: "Anomalie" }).check();
  await form.getByRole("textbox", { name: "Pourquoi" }).fill("Reproduit : le fuseau est ignoré.");
  await send(nadia, "Qualifier", "Qualifier");
  await soon(claire.getByText("Reproduit : le fuseau est ignoré."));
});

test("R-32-05 R-32-25 what she asks for item by item waits for the beneficiary at once, who answers item by item", async () => {
  await claire.goto("/");
  await nadia.keyboard.press("i");
  await nadia.getByRole("textbox", { name: "Point 1" }).fill("Le fuseau du serveur");
  await nadia.keyboard.press("Enter");
  await nadia.getByRole("textbox", { name: "Point 2" }).fill("Une capture de la page");
  await send(nadia, "Demander des informations", "Demander et suspendre");
  const call = claire.getByRole("link", { name: subject });
  await soon(claire.getByText("Le fuseau du serveur"));
  await call.first().click();
  await claire.getByRole("heading", { name: "À vous : ce que le support demande" }).waitFor();
  await judge(claire);
  await field(claire, "Réponse au point 1").fill("UTC, d’après `timedatectl`.");
  await field(claire, "Réponse au point 2").fill("Jointe.");
  const picture = { name: "capture.txt", mimeType: "text/plain", buffer: Buffer.from("09:00") };
  await claire.getByLabel("Ajouter des fichiers").first().setInputFiles(picture);
  await button(claire, "Envoyer les informations").click();
  await claire.getByText("Informations envoyées : c’est au support.").first().waitFor();
  await soon(nadia.getByRole("article").getByText("UTC, d’après"));
});

test("R-32-11 she resumes", async () => {
  await nadia.keyboard.press("w");
  await send(nadia, "Reprendre", "Reprendre");
  await soon(claire.getByText("En cours · N2"));
});

test("a workaround without deployment directives is refused, and the sentence stands at the field", async () => {
  await nadia.keyboard.press("c");
  const form = nadia.getByRole("form", { name: "Conclure" });
  await form.getByRole("radio", { name: "Contournement" }).check();
  await form.getByRole("textbox", { name: "Ce qui a été trouvé" }).fill("Le fuseau est ignoré.");
  await form.getByRole("button", { name: "Proposer" }).click();
  const directives = form.getByRole("textbox", { name: "Directives de déploiement" });
  await expect
    .poll(() => wordsAt(directives))
    .toMatch("Un contournement ou un correctif porte toujours des directives");
  await judge(nadia);
  await directives.fill("1. Régler `user.timezone`.\n2. Redémarrer.");
  await send(nadia, "Conclure", "Proposer");
});

test("R-32-17 the beneficiary refuses it and says why", async () => {
  await soon(claire.getByRole("heading", { name: "La solution proposée" }));
  await judge(claire);
  expect(await claire.getByText("la solution vous convient-elle").count(), "said once").toBe(1);
  await button(claire, "Refuser, et dire pourquoi").click();
  await field(claire, "Pourquoi la solution ne convient-elle pas").fill("Redémarrer est exclu.");
  await button(claire, "Refuser la solution").click();
  await soon(nadia.getByText("Redémarrer est exclu."));
});

test("R-32-18 R-32-21 R-32-22 a fix names its release, and the beneficiary accepts the one that is planned", async () => {
  await nadia.keyboard.press("c");
  const form = nadia.getByRole("form", { name: "Conclure" });
  await form.getByRole("radio", { name: "Correctif", exact: false }).first().check();
  await form.getByRole("textbox", { name: "Ce qui a été trouvé" }).fill("Corrigé.");
  const release = form.getByRole("combobox", { name: "Version", exact: true });
  const planned = release.getByRole("option", { name: "prévue le" }).first();
  await release.selectOption((await planned.getAttribute("value")) ?? "");
  await form.getByRole("textbox", { name: "Directives de déploiement" }).fill("Mettre à jour.");
  await send(nadia, "Conclure", "Proposer");
  await soon(claire.getByRole("heading", { name: "La solution proposée" }));
  await button(claire, "Accepter et fermer").click();
  await field(claire, "Un mot au support").fill("Merci.");
  await button(claire, "Accepter et fermer").click();
  await claire.getByRole("heading", { name: "Fermé : Correctif prévu" }).waitFor();
  await soon(nadia.getByRole("article").getByText("Correctif prévu"));
});

test("R-32-23 nothing can be added to what is closed, by the screen or behind it", async () => {
  await judge(claire);
  await judge(nadia);
  for (const page of [claire, nadia])
    expect(await page.getByRole("main").getByRole("textbox").count()).toBe(0);
  const said = await claire.evaluate(async (ticket) => {
    const headers = { "content-type": "application/json", "x-permanence-csrf": "1" };
    const body = JSON.stringify({ text: "Encore un mot" });
    const answer = await fetch(`/api/v1/tickets/${ticket}/reply`, {
      method: "POST",
      headers,
      body,
    });
    const problem: unknown = await answer.json();
    return { status: answer.status, problem };
  }, reference);
  expect(said).toMatchObject({ status: 409, problem: { code: "ticket_closed" } });
});

test("R-32-23 the follow-up is prefilled and cites it", async () => {
  await claire.getByRole("link", { name: "Déposer une suite" }).click();
  await expect.poll(() => field(claire, "Objet").inputValue()).toBe(`Suite\u00A0: ${subject}`);
  await claire.getByText("Cette demande cite").waitFor();
  expect(await claire.getByRole("radio", { name: "Signaler un problème" }).isChecked()).toBe(true);
  await field(claire, "Description").fill("Le 6.5.6 est posé, l’heure est encore fausse.");
  await button(claire, "Envoyer la demande").click();
  await claire.getByRole("heading", { level: 1, name: `Suite\u00A0: ${subject}` }).waitFor();
  await claire.getByRole("main").getByRole("link", { name: reference }).first().waitFor();
});
