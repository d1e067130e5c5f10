import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { listIntakeForms, writeIntakeForm } from "#api/intake.ts";
import { deskOf, fileRequest } from "../harness/filed-request.ts";
import { told } from "../pictures/people.ts";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

const desk = inject("desk");
let visitors: Visitors;

beforeAll(async () => {
  visitors = await openVisitors(desk);
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("a request half written is there again after a reload, and gone once it is filed", async () => {
  const page = await visitors.enter("sophie.kermadec@arvor.example");
  const subject = page.getByRole("textbox", { name: "Objet" });
  const description = page.getByRole("textbox", { name: "Description" });
  await page.goto("/tickets/new");
  await page.getByRole("radio", { name: "Poser une question" }).check();
  await subject.fill("Où régler la langue ?");
  await description.fill("Pour toute l’équipe.");
  await page.reload();
  await expect.poll(() => subject.inputValue()).toBe("Où régler la langue ?");
  expect(await description.inputValue()).toBe("Pour toute l’équipe.");
  expect(await page.getByRole("radio", { name: "Poser une question" }).isChecked()).toBe(true);
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await page.getByRole("heading", { level: 1, name: "Où régler la langue" }).waitFor();
  await page.goto("/tickets/new");
  await expect.poll(() => subject.inputValue()).toBe("");
});

test("R-12-02 a draft for a customer whose contract is gone is filed for nobody else", async () => {
  const page = await visitors.enter("quentin.moreau@numerika.example");
  const gone = { cover: "01a00000-0000-7000-8000-000000000000:1", subject: "Pour l’ancien client" };
  const saved = await page.request.put("/api/v1/drafts/request", {
    headers: { "x-permanence-csrf": "1", origin: visitors.address },
    data: { since: null, content: JSON.stringify(gone) },
  });
  expect(saved.ok()).toBe(true);
  await page.goto("/tickets/new");
  const who = page.getByRole("combobox", { name: "Pour qui" });
  await page.getByText("dont aucune souscription n’est plus à vous").waitFor();
  expect(await who.inputValue()).toBe("");
  expect(await page.getByRole("textbox", { name: "Objet" }).inputValue()).toBe(gone.subject);
  await page.getByRole("button", { name: "Effacer ce brouillon" }).click();
  await expect.poll(() => page.getByText("n’est plus à vous").count()).toBe(0);
  expect(await who.inputValue()).toBe("");
});

test("an agent's unsent words are there again after a reload, in the form where they were", async () => {
  const thomas = "thomas.riviere@desk.example";
  const reference = await fileRequest(desk, "Brouillon", "hugo.lebreton@arvor.example", thomas);
  const page = await visitors.enter(thomas, { at: `/console/tickets/${reference}` });
  await page.getByRole("article", { name: reference }).waitFor();
  await page.keyboard.press("i");
  await page.getByRole("textbox", { name: "Point 1" }).fill("Le journal de la nuit");
  await page.reload();
  const item = page.getByRole("textbox", { name: "Point 1" });
  await expect.poll(() => item.inputValue()).toBe("Le journal de la nuit");
  await item.press("Control+Enter");
  await page.getByRole("form", { name: "Demander des informations" }).waitFor({
    state: "detached",
  });
  await page.reload();
  await page.getByRole("article", { name: reference }).waitFor();
  expect(await item.count()).toBe(0);
});

test("a file that has arrived and is not sent is there again after a reload, and gone once it is sent", async () => {
  const reference = await fileRequest(
    desk,
    "Fichier gardé",
    "sophie.kermadec@arvor.example",
    "thomas.riviere@desk.example",
  );
  const page = await visitors.enter("sophie.kermadec@arvor.example", {
    at: `/tickets/${reference}`,
  });
  await page.getByRole("button", { name: "Écrire au support" }).click();
  const log = { name: "nuit.log", mimeType: "text/plain", buffer: Buffer.from("une ligne") };
  await refuseForGood(page, { ...log, name: "vide.log", buffer: Buffer.from("") }, "vide.log");
  await refuseForGood(page, { ...log, name: "photo\u202Egpj.exe" }, "photogpj.exe");
  await page.locator('input[type="file"]').setInputFiles(log);
  const removal = page.getByRole("button", { name: "Retirer nuit.log" });
  await removal.waitFor();
  await page.reload();
  await removal.waitFor();
  await page.getByRole("textbox", { name: "Message au support" }).fill("Voici le journal.");
  await page.getByRole("button", { name: /^Envoyer/ }).click();
  await page
    .getByRole("link", { name: /nuit\.log/ })
    .first()
    .waitFor();
  await page.reload();
  await page
    .getByRole("link", { name: /nuit\.log/ })
    .first()
    .waitFor();
  expect(await removal.count()).toBe(0);
});

type SentFile = { name: string; mimeType: string; buffer: Buffer };

/** The same file would be refused again: there is nothing to do but to take it away. */
async function refuseForGood(page: Page, file: SentFile, shownName: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(file);
  const line = page.getByRole("list", { name: "Fichiers" }).getByRole("listitem");
  await line.getByRole("alert").waitFor();
  expect(await line.locator("bdi").textContent()).toBe(shownName);
  expect(await line.getByRole("button", { name: "Réessayer" }).count()).toBe(0);
  await line.getByRole("button", { name: `Retirer ${shownName}` }).click();
}

test("a page whose parts are gone after a new version loads itself anew, once, with what was written", async () => {
  // A browser says aloud what did not come, which is what this is about.
  const apart = await openVisitors(desk);
  const page = await apart.enter("hugo.lebreton@arvor.example", { at: "/tickets/new" });
  const subject = page.getByRole("textbox", { name: "Objet" });
  await subject.fill("Écrit avant la nouvelle version");
  let loads = 0;
  // From when it is asked for: a page that is loaded anew fetches its parts before it has loaded.
  page.on("request", (request) => void (loads += request.isNavigationRequest() ? 1 : 0));
  await page.route(/procedure-page-[\w-]+\.js/, (route) =>
    loads === 0 ? route.abort() : route.continue(),
  );
  const link = page.getByRole("link", { name: "Procédure" });
  await link.hover();
  await page.waitForTimeout(500);
  expect(loads, "loads for a link that is only pointed at").toBe(0);
  await link.click();
  await page.getByRole("heading", { level: 1, name: "La procédure de support" }).waitFor();
  expect(loads).toBe(1);
  await page.goto("/tickets/new");
  await expect.poll(() => subject.inputValue()).toBe("Écrit avant la nouvelle version");
  await apart.close();
});

test("a reason half written in the console's dialogs waits through a reload for whoever wrote it", async () => {
  const page = await visitors.enter("helene.marchand@desk.example", { at: "/console/on-call" });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const field = (name: string) => page.getByRole("dialog").getByLabel(name, { exact: true });
  await button("Noter une absence").click();
  await field("Pourquoi").fill("Un congé à confirmer");
  await page.reload();
  await button("Céder une astreinte").click();
  expect(await field("Pourquoi").inputValue(), "that of the other dialog").toBe("");
  await page.keyboard.press("Escape");
  await button("Noter une absence").click();
  expect(await field("Pourquoi").inputValue()).toBe("Un congé à confirmer");
  await page.goto(`/console/subscriptions/${await contractOf(page)}`);
  await button("Annoncer une fenêtre").click();
  await field("Les travaux").fill("Bascule du cœur de réseau");
  await page.reload();
  await button("Annoncer une fenêtre").click();
  expect(await field("Les travaux").inputValue()).toBe("Bascule du cœur de réseau");
});

test("terms of a contract that are typed outlive a reload, and go when they are cancelled", async () => {
  const page = await visitors.enter("helene.marchand@desk.example");
  const contract = await contractOf(page);
  await page.goto(`/console/subscriptions/${contract}/amend`);
  const detail = page.getByLabel("Dans les mots du contrat", { exact: true }).first();
  const why = page.getByLabel("Pourquoi", { exact: true });
  const before = await detail.count();
  await page.getByRole("checkbox", { name: "Interventions sur site" }).check();
  await detail.fill("Deux jours par an, à Rennes");
  await why.fill("Demandé par le client");
  await page.reload();
  await expect.poll(() => why.inputValue()).toBe("Demandé par le client");
  expect(await detail.inputValue()).toBe("Deux jours par an, à Rennes");
  await page.getByText("Brouillon gardé dans ce navigateur").waitFor();
  await judge(page);
  await page.getByRole("button", { name: "Annuler", exact: true }).click();
  await page.goto(`/console/subscriptions/${contract}/amend`);
  await why.waitFor();
  expect(await why.inputValue()).toBe("");
  expect(await detail.count()).toBe(before);
});

test("the words of a form that are typed outlive a reload and somebody else's version, which they replace only knowingly", async () => {
  const at = "/console/forms?tab=suggestion";
  const page = await visitors.enter("paul.verdier@desk.example", { at });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const asked = page.getByLabel("Question (français)").last();
  const open = () => page.locator("summary", { hasText: "Le gain attendu" }).click();
  await button("Ajouter un point").click();
  await page.locator(".item-editor details").last().locator("summary").click();
  for (const language of ["français", "anglais"])
    await page.getByLabel(`Libellé (${language})`).last().fill("Le gain attendu");
  await page.getByLabel("Question (anglais)").last().fill("What would it bring?");
  await asked.fill("Qu’y gagneriez-vous ?");
  await page.reload();
  await open();
  expect(await asked.inputValue()).toBe("Qu’y gagneriez-vous ?");
  const other = await deskOf(desk, "paul.verdier@desk.example");
  const { forms } = told(await other(listIntakeForms, {}));
  const { version = 0, items = [] } = forms.find(({ nature }) => nature === "suggestion") ?? {};
  const about = { params: { nature: "suggestion" }, ifMatch: String(version) } as const;
  told(await other(writeIntakeForm, { ...about, body: { items, why: "Entre-temps" } }));
  await page.reload();
  await page.getByText("Quelqu’un d’autre vient de changer ce formulaire").waitFor();
  await judge(page);
  expect(await button("Enregistrer une nouvelle version").isDisabled()).toBe(true);
  await button("J’ai compris, continuer").click();
  await button("Enregistrer une nouvelle version").click();
  await page.getByText("Le nouveau formulaire vaut à partir de maintenant.").first().waitFor();
  await page.reload();
  await open();
  expect(await page.getByText("Brouillon gardé").count()).toBe(0);
});

/** A contract of the demo's that may be amended. */
async function contractOf(page: Page): Promise<string> {
  await page.goto("/console/subscriptions");
  await page.getByRole("searchbox").fill("Arvor");
  const link = page.getByRole("link", { name: /^Groupe Arvor, Premium,/ });
  return ((await link.getAttribute("href")) ?? "").split("/").at(-1) ?? "";
}
