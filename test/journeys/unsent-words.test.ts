import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import { told, type Call } from "../pictures/people.ts";
import { deskOf, fileRequest } from "../harness/filed-request.ts";
import { judge, openVisitors, signIn, soon, type Visitors } from "../harness/visitors.ts";

const desk = inject("desk");
const hugo = "hugo.lebreton@arvor.example";
const nadia = "nadia.belkacem@desk.example";
let visitors: Visitors;
let agent: Call;

beforeAll(async () => {
  visitors = await openVisitors(desk);
  agent = await deskOf(desk, nadia);
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const ticketOf = async (reference: string) =>
  told(await agent(getTicket, { params: { reference } }));

async function asks(reference: string, ...items: string[]): Promise<void> {
  const { version } = await ticketOf(reference);
  const about = { params: { reference }, ifMatch: version };
  told(await agent(ticketCommands["request-information"], { ...about, body: { items } }));
}

async function proposes(reference: string, text: string): Promise<void> {
  const { version } = await ticketOf(reference);
  const conclusion = {
    kind: "workaround",
    text,
    directives: "Relancer le service.",
    form: "operating_procedure",
    severityAfter: 4,
  } as const;
  const about = { params: { reference }, ifMatch: version };
  told(await agent(ticketCommands.conclude, { ...about, body: { conclusion } }));
}

async function look(page: Page, reference: string): Promise<void> {
  await page.goto(`/tickets/${reference}`);
  await page.locator(".ticket-columns").waitFor();
}

test("an answer half written goes to its own question, though another was asked meanwhile", async () => {
  const reference = await fileRequest(desk, "Deux questions", hugo, nadia);
  await asks(reference, "Quelle version de Java ?", "Depuis quand ?");
  const page = await visitors.enter(hugo, { at: `/tickets/${reference}` });
  await page.getByRole("textbox", { name: "Réponse au point 1" }).fill("Java 17.0.9");
  const since = page.getByRole("textbox", { name: "Réponse au point 2" });
  await since.fill("Depuis ");
  await asks(reference, "Depuis quand ?", "Une sauvegarde restaurable ?");
  await soon(page.getByRole("textbox", { name: "Réponse au point 1" }).and(page.locator(":focus")));
  await page.keyboard.type("hier.");
  const boxes = page.locator("#your-turn .answer:not(:has(details)) textarea");
  const before = page.getByRole("textbox", { name: "Réponse à une demande d’avant, point 1" });
  expect(await before.inputValue()).toBe("Java 17.0.9");
  expect(await boxes.evaluateAll((all) => all.map((one) => "value" in one && one.value))).toEqual([
    "Java 17.0.9",
    "Depuis hier.",
    "",
  ]);
  await judge(page);
  await page.locator("#your-turn button[type=submit]").click();
  await before.waitFor({ state: "detached" });
  const { requests } = await ticketOf(reference);
  const answers = requests.map(({ items }) => items.map(({ text, answer }) => [text, answer]));
  expect(answers).toEqual([
    [
      ["Quelle version de Java ?", "Java 17.0.9"],
      ["Depuis quand ?", null],
    ],
    [
      ["Depuis quand ?", "Depuis hier."],
      ["Une sauvegarde restaurable ?", null],
    ],
  ]);
});

test("what somebody left unsent nobody else at that browser sees, and finds it again on return", async () => {
  const reference = await fileRequest(desk, "Navigateur partagé", hugo, nadia);
  const page = await visitors.enter(hugo, { at: `/tickets/${reference}` });
  await page.getByRole("button", { name: "Écrire au support…" }).click();
  await page.getByRole("textbox", { name: "Message au support" }).fill("Pas pour Claire.");
  const beside = await page.context().newPage();
  let readings = 0;
  beside.on("response", (answer) => void (readings += answer.url().endsWith(reference) ? 1 : 0));
  await look(beside, reference);
  // Its page, its ticket, and the renewal once the line for changes stands, which a slow machine may not need: from then on it
  // asks for nothing by itself.
  const until = Date.now() + 3000;
  await expect.poll(() => readings > 2 || Date.now() > until).toBe(true);
  const leave = async () => {
    await page.getByRole("button", { name: /^Compte de/ }).click();
    await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
    await page.waitForURL(/sign-in/);
  };
  await leave();
  await beside.waitForURL(/sign-in/);
  await beside.close();
  await signIn(page, "claire.martin@arvor.example", desk.password);
  await look(page, reference);
  expect(await page.locator("textarea").count()).toBe(0);
  await leave();
  await signIn(page, hugo, desk.password);
  await look(page, reference);
  const message = page.getByRole("textbox", { name: "Message au support" });
  expect(await message.inputValue()).toBe("Pas pour Claire.");
});

test("what one page sends leaves the other, but for what is typed there meanwhile, and a dead line is said at once", async () => {
  const reference = await fileRequest(desk, "Deux onglets", hugo, nadia);
  const at = `/tickets/${reference}`;
  // What goes wrong on a line that is dead by intent is said aloud by the browser.
  const apart = await openVisitors(desk);
  const left = await apart.enter(hugo, { at });
  await left.getByRole("button", { name: "Écrire au support…" }).click();
  const [words] = messageOn(left);
  await words.fill("Un début");
  const right = await left.context().newPage();
  await right.goto(at);
  const [theirs, sendTheirs] = messageOn(right);
  await expect.poll(() => theirs.inputValue()).toBe("Un début");
  await theirs.fill("Un début et une fin.");
  const comeBack = async () => {
    await left.evaluate(() => dispatchEvent(new Event("focus")));
    return words.inputValue();
  };
  await expect.poll(comeBack).toBe("Un début et une fin.");
  const held = Promise.withResolvers<void>();
  await right.route("**/reply", async (route) => {
    await held.promise;
    await route.continue();
  });
  await sendTheirs.click();
  await words.fill("Et une suite.");
  const kept = () => right.evaluate(() => Object.values({ ...localStorage }));
  await expect.poll(kept).toContain("Et une suite.");
  held.resolve();
  await expect.poll(() => theirs.inputValue()).toBe("Et une suite.");
  expect(await words.inputValue()).toBe("Et une suite.");
  await right.context().setOffline(true);
  await sendTheirs.click();
  await right.getByRole("alert").getByText("Le support est injoignable").waitFor();
  await right.context().setOffline(false);
  await sendTheirs.click();
  await expect.poll(() => words.inputValue()).toBe("");
  const { events } = await ticketOf(reference);
  const said = events
    .filter(({ type }) => type === "reply-added")
    .flatMap((one) => Object.values(one.texts));
  expect(said).toEqual(["Un début et une fin.", "Et une suite."]);
  await apart.close();
});

const messageOn = (page: Page) =>
  [
    page.getByRole("textbox", { name: "Message au support" }),
    page.getByRole("button", { name: /^Envoyer/ }),
  ] as const;

test("a word to a solution outlives a reload, and its solution; the next one begins empty", async () => {
  const reference = await fileRequest(desk, "Un mot gardé", hugo, nadia);
  await proposes(reference, "Solution A");
  const page = await visitors.enter(hugo, { at: `/tickets/${reference}` });
  const accept = page.getByRole("button", { name: "Accepter et fermer", exact: true });
  await accept.click();
  const word = page.getByRole("textbox", { name: "Un mot au support" });
  await word.fill("Acceptée sous réserve.");
  await page.reload();
  await expect.poll(() => word.inputValue()).toBe("Acceptée sous réserve.");
  const claire = await deskOf(desk, "claire.martin@arvor.example");
  const { version } = told(await claire(getTicket, { params: { reference } }));
  const about = { params: { reference }, ifMatch: version };
  told(await claire(ticketCommands.refuse, { ...about, body: { why: "Non." } }));
  await soon(page.getByRole("heading", { name: "Ce que vous écriviez" }));
  expect(await page.locator(".kept-words").innerText()).toBe("Acceptée sous réserve.");
  await judge(page);
  await proposes(reference, "Solution B");
  await soon(accept);
  expect(await word.count()).toBe(0);
  await page.getByRole("button", { name: "Reprendre dans un message" }).click();
  const message = page.getByRole("textbox", { name: "Message au support" });
  await expect.poll(() => message.inputValue()).toBe("Acceptée sous réserve.");
});

test("a message that nobody could read as Markdown stands whole among the others", async () => {
  const reference = await fileRequest(desk, "Très profond", hugo, nadia);
  const contact = await deskOf(desk, hugo);
  const about = { params: { reference } };
  const deep = `${"> ".repeat(10_000)}au fond`;
  for (const text of [deep, "*a_".repeat(16_000), "**Un autre** message"])
    told(await contact(ticketCommands.reply, { ...about, body: { text } }));
  const page = await visitors.enter(nadia, { at: `/console/tickets/${reference}` });
  await page.locator("strong", { hasText: "Un autre" }).waitFor();
  expect(await page.locator(".as-typed", { hasText: "au fond" }).innerText()).toBe(deep);
});

test("a message that throws leaves the others standing", async () => {
  const apart = await openVisitors(desk);
  const reference = await fileRequest(desk, "Une entrée cassée", hugo, nadia);
  const contact = await deskOf(desk, hugo);
  for (const text of ["Premier message", "Second message"])
    told(await contact(ticketCommands.reply, { params: { reference }, body: { text } }));
  const page = await apart.enter(hugo);
  // No message that is known does so any more: here one comes with what is no text.
  await page.route(`**/api/v1/tickets/${reference}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll('"Second message"', "{}");
    await route.fulfill({ response: answer, body });
  });
  await look(page, reference);
  await page.getByText("Premier message").waitFor();
  expect(await page.getByText("a trébuché").count()).toBe(0);
  // The page is renewed about now, by an answer that is still to be written anew.
  await page.unrouteAll({ behavior: "wait" });
  await apart.close();
});
