import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import {
  judge,
  judgeHere,
  languageOf,
  openVisitors,
  signIn,
  timesAsked,
  wordsAt,
  type Visitors,
} from "../harness/visitors.ts";

const email = "ines.leroux@sicalor.example";
const password = "quatre chevaux et une charrette";
let visitors: Visitors;
let paul: Page;
let ines: Page;
let link: string;

beforeAll(async () => {
  visitors = await openVisitors(inject("desk"));
  paul = await visitors.enter("paul.verdier@desk.example");
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

test("an administrator invites a contact, and the letter lies in the outbox", async () => {
  await paul.getByRole("link", { name: "Clients", exact: true }).click();
  await judge(paul);
  await paul.getByRole("link", { name: "Sicalor" }).click();
  await paul.getByRole("heading", { level: 1, name: "Sicalor" }).waitFor();
  await judge(paul);
  await paul.getByRole("button", { name: "Inviter un contact" }).click();
  const dialog = paul.getByRole("dialog", { name: "Inviter un contact" });
  const field = (label: string) => dialog.getByRole("textbox", { name: label });
  await dialog.getByRole("button", { name: "Envoyer l’invitation" }).click();
  for (const label of ["Nom", "Adresse électronique"])
    await expect.poll(() => wordsAt(field(label))).toMatch("Il manque ceci.");
  expect(await dialog.getByRole("alert").count()).toBe(0);
  await field("Nom").fill("Inès Leroux");
  await field("Adresse électronique").fill(email);
  await judgeHere(paul);
  await dialog.getByRole("button", { name: "Envoyer l’invitation" }).click();
  await dialog.waitFor({ state: "detached" });
  await paul.getByRole("row", { name: "Inès Leroux" }).getByText("Invité").waitFor();
  link = await letterTo(paul);
});

async function letterTo(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Courrier" }).click();
  const line = page.getByRole("button", { name: email });
  await expect
    .poll(async () => (await page.reload(), await line.first().waitFor({ timeout: 1500 }), true), {
      timeout: 15_000,
    })
    .toBe(true);
  await line.first().click();
  const letter = page.getByRole("region", { name: "Lettre" });
  await letter.getByText("/invitations/").waitFor();
  await judge(page);
  return /\S+\/invitations\/[\w-]+/.exec(await letter.innerText())?.[0] ?? "";
}

test("the link in it makes the account, and leads in", async () => {
  ines = await visitors.open();
  await ines.goto(link);
  await ines.getByRole("heading", { name: "Bienvenue, Inès Leroux" }).waitFor();
  await judge(ines);
  await ines.getByRole("textbox", { name: "Choisissez un mot de passe" }).fill(password);
  await ines.getByRole("button", { name: "Accepter et se connecter" }).click();
  await ines.getByRole("heading", { level: 1, name: /Bonjour/ }).waitFor();
  await judge(ines);
});

test("used a second time, it is refused with a sentence", async () => {
  const other = await visitors.open();
  await other.goto(link);
  await other.getByText("Ce lien ne fonctionne plus").waitFor();
  await judge(other);
});

test("she sets her own language, and finds it again at another browser", async () => {
  await ines.goto("/me");
  await judge(ines);
  await ines.getByRole("combobox", { name: "Langue" }).selectOption("en");
  await ines.getByRole("button", { name: "Enregistrer" }).first().click();
  await ines.getByRole("heading", { level: 1, name: "My account" }).waitFor();
  const elsewhere = await visitors.open({ locale: "fr-FR" });
  await elsewhere.goto("/sign-in");
  await signIn(elsewhere, email, password);
  await elsewhere.getByRole("heading", { level: 1, name: /Hello/ }).waitFor();
  expect(await languageOf(elsewhere)).toBe("en");
});

test("she ends the other session, which is then out at its next step", async () => {
  const other = await visitors.open();
  await other.goto("/sign-in");
  await signIn(other, email, password);
  await ines.reload();
  const end = ines.getByRole("button", { name: /^End/ });
  await expect.poll(() => end.count()).toBe(2);
  await end.first().click();
  await expect.poll(() => end.count()).toBe(1);
  await end.first().click();
  await expect.poll(() => end.count()).toBe(0);
  await other.goto("/tickets");
  await other.waitForURL("**/sign-in?*");
  // The browser still holds what it was known by; whoever comes in stays in when the page is read anew.
  await other.goto("/sign-in?next=https%3A%2F%2Felsewhere.example");
  const pages = await other.evaluate(() => history.length);
  await signIn(other, email, password);
  await other.getByRole("heading", { level: 1, name: /Hello/ }).waitFor();
  await expect.poll(() => timesAsked(other, "/api/v1/me")).toBe(1);
  expect(new URL(other.url()).pathname).toBe("/");
  // The form of the door is not there any more, even on the way back.
  expect(await other.evaluate(() => history.length)).toBe(pages);
});

test("she signs out, and the way back asks for the password", async () => {
  await ines.getByRole("button", { name: "Account of Inès Leroux" }).click();
  await ines.getByRole("menuitem", { name: "Sign out" }).click();
  await ines.waitForURL("**/sign-in");
  await ines.goto("/me");
  await ines.waitForURL("**/sign-in?*");
});
