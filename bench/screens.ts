import type { Page } from "playwright-core";
import { launchBrowser } from "#test/harness/browser.ts";

/** What somebody waits for at a screen before the first word can be typed. */
export interface ScreenLine {
  readonly name: string;
  readonly mostMilliseconds: number;
  readonly median: number;
  readonly slowest: number;
}

const TIMES = 15;
const MOST = 200;
/** The subject of a request, which stands below all that is asked for first. */
const SUBJECT = 'input[maxlength="200"]';

/** The page of a new request in a real browser: come to by a link, and loaded from nothing but the browser's cache. */
export async function measureScreens(
  address: string,
  cookie: string,
): Promise<readonly ScreenLine[]> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ baseURL: address, locale: "fr-FR" });
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    const linked = await timesOf(() => byLink(page));
    const loaded = await timesOf(() => byLoad(page));
    return [
      { name: "new request, come to by its link", mostMilliseconds: MOST, ...linked },
      { name: "new request, loaded anew", mostMilliseconds: MOST, ...loaded },
    ];
  } finally {
    await browser.close();
  }
}

/** After one time that is not counted. */
async function timesOf(once: () => Promise<number>) {
  await once();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push(await once());
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(TIMES / 2)] ?? 0, slowest: sorted.at(-1) ?? 0 };
}

async function byLink(page: Page): Promise<number> {
  await page.goto("/");
  await page.locator('a[href="/tickets/new"]').first().waitFor();
  await page.waitForLoadState("networkidle");
  return page.evaluate(readyAfter, [SUBJECT, true] as const);
}

async function byLoad(page: Page): Promise<number> {
  await page.goto("/tickets/new", { waitUntil: "commit" });
  return page.evaluate(readyAfter, [SUBJECT, false] as const);
}

/** In the page: milliseconds from the click, or from when the page was asked for, until the field is drawn. */
function readyAfter([field, clicks]: readonly [string, boolean]): Promise<number> {
  const began = clicks ? performance.now() : 0;
  if (clicks) document.querySelector<HTMLElement>('a[href="/tickets/new"]')?.click();
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector(field) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => resolve(performance.now() - began));
    };
    look();
  });
}
