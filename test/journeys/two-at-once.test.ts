import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { fileRequest } from "../harness/filed-request.ts";
import { judge, openVisitors, soon, type Visitors } from "../harness/visitors.ts";

const desk = inject("desk");
const secret = "Le client est fâché, appeler avant midi.";
let visitors: Visitors;
let reference: string;
let nadia: Page;
let thomas: Page;
let hugo: Page;

beforeAll(async () => {
  visitors = await openVisitors(desk);
  const filer = "hugo.lebreton@arvor.example";
  reference = await fileRequest(desk, "Deux à la fois", filer, "nadia.belkacem@desk.example");
  nadia = await visitors.enter("nadia.belkacem@desk.example");
  thomas = await visitors.enter("thomas.riviere@desk.example");
  hugo = await visitors.enter(filer);
  await hugo.goto(`/tickets/${reference}`);
  for (const page of [nadia, thomas]) {
    await page.goto(`/console/tickets/${reference}`);
    await page.getByRole("article", { name: reference }).waitFor();
  }
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const qualify = (page: Page) => page.getByRole("form", { name: "Qualifier" });
const why = (page: Page) => qualify(page).getByRole("textbox", { name: "Pourquoi" });
const say = (page: Page, name: string) => page.getByRole("form", { name }).getByRole("textbox");

test("each sees who else is looking, and who writes", async () => {
  await soon(nadia.getByText("Thomas Rivière lit ce ticket"));
  await soon(thomas.getByText("Nadia Belkacem lit ce ticket"));
  // On either side, the same people may accept: whoever filed it is one of them.
  for (const page of [nadia, hugo])
    await page.getByRole("definition").getByText("Claire Martin, Hugo Lebreton").waitFor();
  await thomas.keyboard.press("q");
  await why(thomas).fill("Un seul poste est touché.");
  await soon(nadia.getByText("Thomas Rivière écrit"));
});

test("the second of two edits is told what changed, loses no word, and can send", async () => {
  await nadia.keyboard.press("q");
  await qualify(nadia).getByRole("radio", { name: "2 · Majeur" }).check();
  await why(nadia).fill("Toute la direction est touchée.");
  await why(nadia).press("Control+Enter");
  await qualify(nadia).waitFor({ state: "detached" });
  await soon(qualify(thomas).getByText("Entre-temps"));
  expect(await why(thomas).inputValue()).toBe("Un seul poste est touché.");
  await qualify(thomas).getByRole("radio", { name: "4 · Aucune/Info" }).check();
  await thomas.setViewportSize({ width: 1440, height: 480 });
  await why(thomas).press("Control+Enter");
  const conflict = qualify(thomas).getByRole("alert");
  await conflict.getByText("Ce ticket a changé pendant que vous écriviez").waitFor();
  await expect
    .poll(() => conflict.evaluate((box) => box.getBoundingClientRect().bottom <= innerHeight))
    .toBe(true);
  await thomas.setViewportSize({ width: 1440, height: 900 });
  expect(await conflict.innerText()).toMatch("Nadia Belkacem a qualifié le ticket");
  expect(await why(thomas).inputValue()).toBe("Un seul poste est touché.");
  // What lies half under the bar is judged as half as large.
  await thomas.evaluate(() => scrollTo(0, 0));
  await judge(thomas);
  await conflict.getByRole("button", { name: "Envoyer quand même" }).click();
  await qualify(thomas).waitFor({ state: "detached" });
  await soon(nadia.getByRole("article").getByText("Un seul poste est touché."));
});

test("an internal note reaches the other agent at once, and the beneficiary by no sign at all", async () => {
  const heard: string[] = [];
  hugo.on("request", (request) => void heard.push(request.url()));
  await nadia.keyboard.press("n");
  await say(nadia, "Ajouter une note").fill(secret);
  await say(nadia, "Ajouter une note").press("Control+Enter");
  await soon(thomas.getByRole("article").getByText(secret));
  // Others may have it before its own form is gone, which takes keys as words until then.
  await say(nadia, "Ajouter une note").waitFor({ state: "detached" });
  expect(heard).toEqual([]);
  await nadia.keyboard.press("r");
  await say(nadia, "Répondre").fill("Bonjour, je regarde.");
  await say(nadia, "Répondre").press("Control+Enter");
  await soon(hugo.getByText("Bonjour, je regarde."));
  const known = await hugo.evaluate(async (ticket) => {
    const answers = ["", "/events"].map((part) => fetch(`/api/v1/tickets/${ticket}${part}`));
    const texts = (await Promise.all(answers)).map((answer) => answer.text());
    return [document.body.innerText, ...(await Promise.all(texts))].join("\n");
  }, reference);
  expect(known).toMatch("Bonjour, je regarde.");
  expect(known).not.toMatch("fâché");
  expect(known).not.toMatch(/internal|interne/);
});

test("another person's change takes neither the words nor the cursor of whoever is typing", async () => {
  await hugo.getByRole("button", { name: "Écrire au support…" }).click();
  const message = hugo.getByRole("textbox", { name: "Message au support" });
  await message.pressSequentially("Cela commence vers ");
  await nadia.keyboard.press("r");
  await say(nadia, "Répondre").fill("Depuis quelle heure ?");
  await say(nadia, "Répondre").press("Control+Enter");
  await soon(hugo.getByText("Depuis quelle heure ?"));
  await hugo.keyboard.type("neuf heures.");
  expect(await message.inputValue()).toBe("Cela commence vers neuf heures.");
  await message.press("Control+Enter");
  await soon(thomas.getByRole("article").getByText("Cela commence vers neuf heures."));
});

test("a page whose clocks can not be had stands, with what is being typed, while they are asked for again", async () => {
  const apart = await openVisitors(desk);
  const page = await apart.enter("claire.martin@arvor.example");
  await page.route("**/clocks", (route) => route.abort());
  await page.goto(`/tickets/${reference}`);
  await page.getByRole("button", { name: "Écrire au support…" }).click();
  const message = page.getByRole("textbox", { name: "Message au support" });
  await message.fill("Rien n’est perdu.");
  const field = await message.elementHandle();
  for (const words of ["Un moment.", "Encore un."]) {
    await nadia.keyboard.press("r");
    await say(nadia, "Répondre").fill(words);
    await say(nadia, "Répondre").press("Control+Enter");
    await soon(page.getByText(words));
  }
  expect(await field?.evaluate((element) => element.isConnected)).toBe(true);
  await apart.close();
});
