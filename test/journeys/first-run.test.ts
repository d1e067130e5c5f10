import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bare, run, temporaryDirectory, type Program } from "../harness/program.ts";
import { judge, openVisitors, type Visitors } from "../harness/visitors.ts";

const data = temporaryDirectory();
let program: Program;
let visitors: Visitors;
let page: Page;
let link: string;

beforeAll(async () => {
  program = run([...bare, "--no-demo"], { DATA_DIR: data.path });
  const address = await program.says(/is ready: (\S+)/, 120);
  link = await program.says(/(\S+\/setup\/\S+)/);
  visitors = await openVisitors({ address, password: "" });
  page = await visitors.open();
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(async () => {
  await visitors.close();
  program.child.kill("SIGTERM");
  await program.ended();
  await data.remove();
});

test("the link of the terminal makes the first administrator", async () => {
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: "Premier administrateur" }).waitFor();
  await judge(page);
  await page.getByRole("textbox", { name: "Nom" }).fill("Yann Kervella");
  await page.getByRole("textbox", { name: "Adresse de courriel" }).fill("yann@desk.example");
  await page.getByRole("textbox", { name: "Choisissez un mot de passe" }).fill("trop court");
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await page.getByRole("alert").first().waitFor();
  const password = page.getByRole("textbox", { name: "Choisissez un mot de passe" });
  await password.fill("une mouette sur le phare");
  await page.getByRole("button", { name: "Créer le compte" }).click();
  await page.waitForURL("**/console/**");
  await page.getByRole("heading", { level: 1, name: "Le support d’un coup d’œil" }).waitFor();
  const figures = page.getByRole("navigation", { name: "L’état du moment" });
  const escalated = figures.getByRole("link", { name: "Escaladés" });
  expect(await escalated.innerText()).toMatch(/^0\s+Escaladés$/);
});

test("after that the door of the link is shut", async () => {
  const other = await visitors.open();
  await other.goto(link);
  await other.getByRole("heading", { level: 1, name: "Premier administrateur" }).waitFor();
  await other
    .getByText("Ce lien ne fonctionne plus")
    .or(other.getByRole("alert"))
    .first()
    .waitFor();
  expect(await other.getByRole("textbox").count()).toBe(0);
  await judge(other);
});

test("what is empty says so, and what to do about it", async () => {
  const empty = {
    customers: "Aucune organisation pour l’instant",
    outbox: "Aucune lettre n’attend",
  };
  for (const [path, words] of Object.entries(empty)) {
    await page.goto(`/console/${path}`);
    await page.getByText(words).first().waitFor();
    await judge(page);
  }
  await page.goto("/console/agents");
  await page.getByRole("row", { name: "Yann Kervella" }).waitFor();
  await judge(page);
});

test("whoever was first is a manager too, and finds every queue empty", async () => {
  await page.goto("/console/queues/unassigned");
  await page.getByText("Chaque ticket a son agent").waitFor();
  await judge(page);
  const queues = {
    mine: "Aucun ticket n’est à vous",
    waiting_desk: "Rien ne nous attend",
    waiting_beneficiary: "Rien n’attend le client",
    all: "Aucun ticket n’est ouvert",
  };
  for (const [queue, words] of Object.entries(queues)) {
    await page.goto(`/console/queues/${queue}`);
    await page.getByText(words).first().waitFor();
  }
});
