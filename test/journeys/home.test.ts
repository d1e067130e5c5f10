import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import { deskOf, fileRequest } from "../harness/filed-request.ts";
import { signedIn, told } from "../pictures/people.ts";
import { judge, judgeHere, openVisitors, type Visitors } from "../harness/visitors.ts";

const desk = inject("desk");
const absent = "minh.tran@desk.example";
const author = "nadia.belkacem@desk.example";
const subjects = ["Un départ imprévu", "Un congé sans relève"];
let visitors: Visitors;
let helene: Page;

beforeAll(async () => {
  visitors = await openVisitors(desk);
  for (const subject of subjects)
    await fileRequest(desk, subject, "mette.sorensen@nordhavn.example", absent);
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const row = () => helene.getByRole("row", { name: /Minh Tran/ });

test("a manager lands on the desk at a glance, and each number leads to what it counts", async () => {
  helene = await visitors.enter("helene.marchand@desk.example");
  await helene.getByRole("heading", { level: 1, name: "Le support d’un coup d’œil" }).waitFor();
  await judge(helene);
  const open = row().getByRole("link", { name: "Minh Tran, Ouverts" });
  const count = Number(/\d+$/.exec((await open.getAttribute("aria-label")) ?? "")?.[0]);
  expect(count).toBeGreaterThanOrEqual(subjects.length);
  await open.click();
  await helene.getByRole("heading", { level: 1, name: "Tous, non fermés" }).waitFor();
  await helene.getByText("suivis par Minh Tran").waitFor();
  const lines = helene.getByRole("region", { name: "Tous, non fermés" }).locator(".queue-row");
  await expect.poll(() => lines.count()).toBe(count);
  await judge(helene);
});

test("loaded anew, the page asks who is there while it reads the program, and once", async () => {
  await helene.goto("/");
  await helene.getByRole("heading", { level: 1, name: "Le support d’un coup d’œil" }).waitFor();
  // What was read before the line for changes stood is renewed six tenths of a second after it does, which is not meant here.
  const asked = await helene.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => name.endsWith("/api/v1/me") && startTime < 600)
      .map((entry) => (entry instanceof PerformanceResourceTiming ? entry.initiatorType : "")),
  );
  expect(asked).toEqual(["link"]);
  await helene.goBack();
  await helene.getByRole("heading", { level: 1, name: "Tous, non fermés" }).waitFor();
  // A page that has shown its tickets hears keys.
  await helene.locator(".queue-row").first().waitFor();
});

test("g h goes back without a mouse, and what Minh holds is handed over, each ticket in sight", async () => {
  await helene.keyboard.press("g");
  await helene.keyboard.press("h");
  await row()
    .getByRole("link", { name: "Confier à d’autres les tickets de Minh Tran" })
    .press("Enter");
  await helene
    .getByRole("heading", { level: 1, name: "Confier à d’autres les tickets de Minh Tran" })
    .waitFor();
  const tickets = helene.locator(".handed-line");
  await tickets.filter({ hasText: subjects[0] ?? "" }).waitFor();
  const count = await tickets.count();
  const start = helene.getByRole("button", { name: /^Confier \d+ tickets$/ });
  expect(await start.isDisabled()).toBe(true);
  for (const name of ["Inès Gharbi", "David Okafor"])
    await helene.getByRole("checkbox", { name }).check();
  await tickets
    .filter({ hasText: subjects[0] ?? "" })
    .getByText(/^à (Inès|David)/)
    .waitFor();
  await judge(helene);
  await start.press("Enter");
  await helene.getByText(`${count} tickets ont été confiés.`).waitFor({ timeout: 30_000 });
  await helene.getByText(`${count} sur ${count} confiés`).waitFor();
  await judgeHere(helene);
  await tickets
    .filter({ hasText: subjects[0] ?? "" })
    .getByRole("link")
    .click();
  await helene.getByRole("heading", { level: 1, name: subjects[0] ?? "" }).waitFor();
  await helene
    .getByText(/a confié le ticket|Minh Tran/)
    .first()
    .waitFor();
});

test("the wall shows the desk without what strangers should not read, and Escape leaves it", async () => {
  await helene.goto("/console/wall");
  await helene.getByRole("heading", { level: 1, name: "Écran mural" }).waitFor();
  await helene.getByText("en direct").waitFor();
  for (const subject of subjects) expect(await helene.getByText(subject).count()).toBe(0);
  await helene.context().setOffline(true);
  await helene.evaluate(() => window.dispatchEvent(new Event("offline")));
  await helene.context().setOffline(false);
  await judgeHere(helene);
  await helene.keyboard.press("Escape");
  await helene.getByRole("heading", { level: 1, name: "Le support d’un coup d’œil" }).waitFor();
});

test("on a phone, the home, the queue at risk and the wall fit", async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const page = await visitors.enter("nadia.belkacem@desk.example", phone);
  for (const path of ["/console/home", "/console/queues/at_risk"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await judge(page);
  }
  await page
    .getByText(/reste|plus que|dépassé de/)
    .first()
    .waitFor();
  await page.goto("/console/wall");
  await page.getByRole("heading", { level: 1, name: "Écran mural" }).waitFor();
  await judgeHere(page);
});

test("a contact's home takes nothing back that it has shown, and counts no solution that only others may accept", async () => {
  const subject = "Une solution pour la collègue";
  await propose(await fileRequest(desk, subject, "olivier.masson@credit-valmont.example", author));
  const page = await visitors.open();
  const { cookie } = await signedIn(
    desk.address,
    "karim.haddad@credit-valmont.example",
    desk.password,
  );
  await page.context().addCookies([cookie]);
  const shown = new Set<string>();
  page.on("console", (message) => {
    if (message.type() === "debug") shown.add(message.text());
  });
  await page.addInitScript(sayWhatIsShown);
  await page.goto("/");
  await page
    .getByRole("region", { name: /attend/ })
    .getByText(subject)
    .first()
    .waitFor();
  const heading = await page.locator("#waiting").innerText();
  const cards = await page.locator(".waiting-subject").allInnerTexts();
  expect(cards).not.toContain(subject);
  expect([...shown].toSorted()).toEqual(["Ce qui vous attend", heading, ...cards].toSorted());
  await judge(page);
});

/** Whatever stands on the page at any instant, were it for the blink of an eye. */
function sayWhatIsShown(): void {
  new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll("#waiting, .waiting-subject"))
      console.debug(textContent);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

async function propose(reference: string): Promise<void> {
  const agent = await deskOf(desk, author);
  const about = { params: { reference } };
  const { version } = told(await agent(getTicket, about));
  const conclusion = {
    kind: "workaround",
    text: "Relancer le service.",
    directives: "Le soir.",
    form: "operating_procedure",
    severityAfter: 4,
  } as const;
  told(await agent(ticketCommands.conclude, { ...about, ifMatch: version, body: { conclusion } }));
}
