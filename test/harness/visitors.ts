import { loadavg, availableParallelism } from "node:os";
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { expect } from "vitest";
import { getMe } from "#api/session.ts";
import { findBarriers } from "./axe.ts";
import { signedIn, told } from "../pictures/people.ts";
import { launchBrowser } from "./browser.ts";
import type { RunningDesk } from "./running-desk.ts";

/** People at their own browsers, who look at one running desk. */
export interface Visitors {
  readonly address: string;
  /** Someone who is not signed in, on a blank page of a browser of their own. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /**
   * Someone who has signed in, on the page that they get then, or straight `at` another. Stories about the door itself go
   * through its form.
   */
  enter(email: string, options?: Entering): Promise<Page>;
  /** What no browser should ever have said: script errors, and anything written to its console as an error. */
  faults(): readonly string[];
  close(): Promise<void>;
}

export interface Entering extends BrowserContextOptions {
  /** The path of a page; each page that is loaded on the way to it takes its second. */
  readonly at?: string;
}

const french = { locale: "fr-FR", timezoneId: "Europe/Paris", reducedMotion: "reduce" } as const;
const desktop = { width: 1440, height: 900 };

/** Each visitor is new: what a page compiled would be kept for nobody, and there is no other hardware to draw with. */
const ofVisitors = ["--v8-cache-options=none", "--in-process-gpu"];

/** One for all stories of this process, which ends it when it ends; each visitor has what a browser keeps to themselves. */
let launched: Promise<Browser> | undefined;

export async function openVisitors({ address, password }: RunningDesk): Promise<Visitors> {
  launched ??= launchBrowser(ofVisitors);
  const browser = await launched;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: desktop,
      ...french,
      ...options,
    });
    contexts.push(context);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => void faults.push(`${page.url()}: ${message}`));
    page.on("console", (message) => {
      const text = message.text();
      if (message.type() === "error" && !isRefusal(text)) faults.push(`${page.url()}: ${text}`);
    });
    return page;
  };
  return {
    address,
    open,
    async enter(email, { at = "/", ...options } = {}) {
      const { call, cookie } = await signedIn(address, email, password);
      const { language } = told(await call(getMe, {}));
      const page = await open(options);
      if (language === "fr") {
        await page.context().addCookies([cookie]);
        await page.goto(at);
        await accountOf(page).waitFor();
      } else {
        // The form has the browser speak the person's language from then on.
        await page.goto("/sign-in");
        await signIn(page, email, password);
        if (at !== "/") await page.goto(at);
      }
      return page;
    },
    faults: () => faults,
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}

/** On the page of the door, in either language. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(/Adresse de courriel|E-mail address/).fill(email);
  await page.getByLabel(/Mot de passe|Password/).fill(password);
  await page.getByRole("button", { name: /Se connecter|Sign in/ }).click();
  await accountOf(page).waitFor();
}

const accountOf = (page: Page) => page.getByRole("button", { name: /^(Compte de|Account of)/ });

/** The browser itself says so when the desk refuses; a refusal is an answer, and the page shows it. */
function isRefusal(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text);
}

/**
 * Another person's change is there within a second, without anyone having asked. A machine that is busy with other things
 * is no judge of a second.
 */
export async function soon(sight: Locator): Promise<void> {
  const isBusy = (loadavg()[0] ?? 0) > availableParallelism() * 1.5;
  await sight.first().waitFor({ timeout: isBusy ? 6000 : 1000 });
}

/**
 * Nothing for axe to find on the page as it stands, and nothing to scroll sideways for: once dark in the other language,
 * once light in its own. What each language says does not depend on the theme, nor colours on the language.
 */
export async function judge(page: Page): Promise<void> {
  const own = (await languageOf(page)) === "fr" ? "fr" : "en";
  for (const [language, theme] of [
    [own === "fr" ? "en" : "fr", "dark"],
    [own, "light"],
  ] as const) {
    await speak(page, language);
    await dress(page, theme);
    await judgeHere(page);
    expect(await sideways(page), `${page.url()}, ${language}: pixels too wide`).toBe(0);
  }
}

/** The same as it stands, for what covers the switch of languages. */
export async function judgeHere(page: Page): Promise<void> {
  expect(await findBarriers(page), `axe on ${page.url()}`).toEqual([]);
}

/** As the system of the visitor asks for. */
async function dress(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (scheme) => document.documentElement.dataset["mantineColorScheme"] === scheme,
    colorScheme,
  );
}

export function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

/** By the switch that stands on every page. */
export async function speak(page: Page, language: "fr" | "en"): Promise<void> {
  const name = language === "fr" ? "FR – Français" : "EN – English";
  await page.getByRole("button", { name }).click();
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}

/** The words that belong to a field beside its label: hint, fault, count. */
export function wordsAt(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}

export function hasFocus(sight: Locator): Promise<boolean> {
  return sight.evaluate((element) => element === document.activeElement);
}

/** The reference of the ticket whose page this is. */
export function referenceOf(page: Page): string {
  return /[A-Z]+-\d{4}-\d{6}/.exec(page.url())?.[0] ?? "";
}

/** How often the page that was loaded last has asked for what is at a path. */
export function timesAsked(page: Page, path: string): Promise<number> {
  return page.evaluate(
    (end) =>
      performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(end)).length,
    path,
  );
}

/** How far what is on the page has moved by itself since it was loaded, as browsers count it: up to 0.1 is good. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((tell) => {
        let moved = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ("value" in entry && typeof entry.value === "number") moved += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => tell(moved), 50);
      }),
  );
}
