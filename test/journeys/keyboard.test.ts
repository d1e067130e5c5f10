import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { fileRequest } from "../harness/filed-request.ts";
import { hasFocus, judge, openVisitors, type Visitors } from "../harness/visitors.ts";

const desk = inject("desk");
let visitors: Visitors;
let david: Page;
/** Where in its queue the ticket was. */
let taken = 0;
let reference: string;

beforeAll(async () => {
  visitors = await openVisitors(desk);
  reference = await fileRequest(desk, "Keys stick", "mette.sorensen@nordhavn.example");
  david = await visitors.open({ locale: "en-GB" });
});
afterEach(() => expect(visitors.faults()).toEqual([]));
afterAll(() => visitors.close());

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await david.keyboard.press(key);
};
const type = (words: string): Promise<void> => david.keyboard.type(words);
const form = (name: string) => david.getByRole("form", { name });
/** By a key to the line that is then the current one. */
async function walk(key: string, line: Locator): Promise<void> {
  await press(key);
  const link = line.getByRole("link");
  await expect.poll(() => link.getAttribute("aria-current")).not.toBe(null);
}

async function escapeTo(place: Locator): Promise<boolean> {
  await press("Escape");
  return hasFocus(place);
}

test("an agent signs in and finds the queue without a mouse", async () => {
  await david.goto("/sign-in");
  await david.getByRole("textbox", { name: "E-mail address" }).waitFor();
  await type("david.okafor@desk.example");
  await press("Tab");
  await type(desk.password);
  await press("Enter");
  await david.getByRole("heading", { level: 1, name: "Mine" }).waitFor();
  await press("1");
  await david.getByRole("heading", { level: 1, name: "Unassigned" }).waitFor();
  await judge(david);
});

test("J and K walk the queue, and T takes what stands there", async () => {
  const lines = david.getByRole("region", { name: "Unassigned" }).getByRole("listitem");
  await lines.filter({ hasText: "Keys stick" }).waitFor();
  const subjects = await lines.allInnerTexts();
  const place = subjects.findIndex((words) => words.includes("Keys stick"));
  taken = place;
  for (let at = 1; at <= place + 1 && at < subjects.length; at += 1) await walk("j", lines.nth(at));
  if (place + 1 < subjects.length) await walk("k", lines.nth(place));
  await david.getByRole("article", { name: reference }).waitFor();
  await press("t");
  await david.getByRole("article", { name: reference }).getByText("with David Okafor").waitFor();
});

test("? says which keys act here, and Escape puts them away and gives the focus back", async () => {
  const find = david.getByRole("button", { name: "Find" });
  await find.focus();
  await press("?");
  const keys = david.getByRole("dialog", { name: "Keyboard" });
  for (const words of ["Next ticket", "Previous ticket", "Conclude", "Qualify", "Add a note"])
    await keys.getByText(words, { exact: true }).waitFor();
  await expect.poll(() => escapeTo(find)).toBe(true);
  expect(await keys.count()).toBe(0);
});

test("J goes on from where the ticket was that has been taken", async () => {
  const lines = david.getByRole("region", { name: "Unassigned" }).getByRole("listitem");
  await lines.filter({ hasText: "Keys stick" }).waitFor({ state: "detached" });
  await walk("j", lines.nth(Math.min(taken, (await lines.count()) - 1)));
});

test("Ctrl K finds the ticket and goes there", async () => {
  const words = david.getByRole("combobox", { name: "A ticket, a person, a command…" });
  const find = david.getByRole("button", { name: "Find" });
  await find.focus();
  await press("Control+k");
  await words.waitFor();
  await expect.poll(() => escapeTo(find)).toBe(true);
  await press("Control+k");
  await words.waitFor();
  await type(reference);
  await david.getByRole("option", { name: reference, selected: true }).waitFor();
  await press("Enter");
  await david.waitForURL(`**/console/tickets/${reference}`);
  await david.getByRole("heading", { level: 1, name: "Keys stick" }).waitFor();
});

test("Q qualifies, N notes, and Ctrl Enter sends from any field", async () => {
  await press("q");
  await form("Qualify").waitFor();
  await form("Qualify").getByRole("radio", { name: "3 · Minor" }).press("Tab");
  await press("Tab", "Tab");
  await form("Qualify").getByRole("textbox", { name: "Why" }).focus();
  await type("One person, one browser.");
  await press("Control+Enter");
  await form("Qualify").waitFor({ state: "detached" });
  await press("n");
  await form("Add a note").waitFor();
  // Out of the field, out of the form, and no further.
  await press("Escape", "Escape");
  await form("Add a note").waitFor({ state: "detached" });
  await david.getByRole("heading", { level: 1, name: "Keys stick" }).waitFor();
  await press("n");
  await form("Add a note").waitFor();
  await type("Looks like the keyboard layout.");
  await press("Control+Enter");
  await form("Add a note").waitFor({ state: "detached" });
  await david.getByRole("article").getByText("Looks like the keyboard layout.").first().waitFor();
});

test("C concludes, arrows choose, and Ctrl Enter proposes", async () => {
  await press("c");
  const conclude = form("Conclude");
  await conclude.getByRole("radio", { name: "Information" }).waitFor();
  await press("Space");
  await press("Tab");
  await conclude.getByRole("textbox", { name: "What was found" }).focus();
  await type("The layout can be set per person.");
  await conclude.getByRole("textbox", { name: "Title of the resource" }).focus();
  await type("Keyboard layouts");
  await press("Tab");
  await type("https://docs.exoplatform.example/keyboard");
  await press("Control+Enter");
  await conclude.waitFor({ state: "detached" });
  await david.getByRole("article").getByText("Resolved", { exact: true }).first().waitFor();
});
