import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import { deskOf, fileRequest } from "../harness/filed-request.ts";
import { judge, judgeHere, openVisitors, soon, type Visitors } from "../harness/visitors.ts";
import { told, type Call } from "../pictures/people.ts";

const desk = inject("desk");
const subject = "Le téléphone ne reçoit plus d’avis";
const agent = "lea.fontaine@desk.example";
let visitors: Visitors;
let page: Page;
let lea: Call;
let reference: string;

beforeAll(async () => {
  visitors = await openVisitors(desk);
  reference = await fileRequest(desk, subject, "fatima.benali@chu-saint-alban.example", agent);
  lea = await deskOf(desk, agent);
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

async function version(): Promise<string> {
  return told(await lea(getTicket, { params: { reference } })).version;
}

test("on a phone in the dark, every page of the portal fits, in both languages", async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  page = await visitors.enter("fatima.benali@chu-saint-alban.example", phone);
  for (const path of [
    "/",
    "/tickets",
    "/tickets/new",
    `/tickets/${reference}`,
    "/me",
    "/procedure",
  ]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await judge(page);
  }
});

test("she answers what is asked of her", async () => {
  const asked = { items: ["Le modèle du téléphone"], attachments: [] };
  const input = { params: { reference }, body: asked, ifMatch: await version() };
  told(await lea(ticketCommands["request-information"], input));
  await page.goto("/");
  await page.getByRole("link", { name: subject }).first().tap();
  await page.getByRole("textbox", { name: "Réponse au point 1" }).fill("Un Fairphone.");
  await judge(page);
  await page.getByRole("button", { name: "Envoyer les informations" }).tap();
  await page.getByText("Au support : vous avez répondu").first().waitFor();
});

test("she accepts the solution", async () => {
  const conclusion = {
    kind: "information",
    text: "Les avis se règlent par appareil.",
    resource: { title: "Avis", url: "https://docs.exoplatform.example/notifications" },
  } as const;
  const input = { params: { reference }, body: { conclusion }, ifMatch: await version() };
  told(await lea(ticketCommands.conclude, input));
  const accept = page.getByRole("button", { name: "Accepter et fermer" });
  await soon(accept);
  await judge(page);
  await accept.tap();
  await page.getByRole("textbox", { name: "Un mot au support" }).waitFor();
  await accept.tap();
  await page.getByRole("heading", { name: "Fermé : Information acceptée" }).waitFor();
  await judge(page);
});

test("the console fits a phone too", async () => {
  const thomas = await visitors.enter("thomas.riviere@desk.example", {
    viewport: { width: 360, height: 740 },
  });
  const paths = ["queues/all", `tickets/${reference}`, "tickets/new", "customers", "agents"];
  for (const path of paths) {
    await thomas.goto(`/console/${path}`);
    await thomas.getByRole("heading", { level: 1 }).first().waitFor();
    await judge(thomas);
    const hints = thomas.locator(".kbd").filter({ visible: true });
    expect(await hints.count(), `keys told on ${path}, where there are none`).toBe(0);
    const bare = await thomas
      .locator(".ribbon-lane-name")
      .evaluateAll((names) =>
        names.filter((name) => getComputedStyle(name).backgroundColor === "rgba(0, 0, 0, 0)"),
      );
    expect(bare, "names that the ribbon's lines strike through").toEqual([]);
  }
});

test("a notice hangs over nothing that one fills in or presses, at any width", async () => {
  const fatima = await visitors.enter("fatima.benali@chu-saint-alban.example", { at: "/me" });
  const save = fatima.getByRole("button", { name: "Enregistrer", exact: true }).first();
  const notice = fatima.locator(".notice");
  for (const width of [1440, 1024, 360]) {
    await fatima.setViewportSize({ width, height: 640 });
    await fatima.mouse.wheel(0, -5000);
    await save.click();
    await notice.waitFor();
    const controls = fatima.locator("main").locator("button, input, select, a");
    expect(await under(notice, controls), `what it covers at ${width}`).toEqual([]);
    await judgeHere(fatima);
    await notice.getByRole("button", { name: "Fermer" }).click();
    await notice.waitFor({ state: "detached" });
  }
});

/** What of these an overlay covers. */
async function under(overlay: Locator, controls: Locator): Promise<string[]> {
  const over = await overlay.boundingBox();
  const covered: string[] = [];
  for (const control of await controls.all()) {
    const box = await control.boundingBox();
    const isApart =
      !over ||
      !box ||
      box.x + box.width <= over.x ||
      over.x + over.width <= box.x ||
      box.y + box.height <= over.y ||
      over.y + over.height <= box.y;
    if (!isApart) covered.push(await control.evaluate(({ outerHTML }) => outerHTML));
  }
  return covered;
}
