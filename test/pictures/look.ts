import { errors, type Page } from "playwright-core";
import { findBarriers } from "#test/harness/axe.ts";
import { until } from "#test/harness/program.ts";
import type { Screen } from "./screens.ts";

const themes = ["light", "dark"] as const;
const widths = [1440, 360] as const;

/** Takes a screen in both themes and widths; answers what is wrong with it, one sentence each. */
export async function lookAt(
  page: Page,
  address: string,
  screen: Screen,
  language: string,
): Promise<string[]> {
  const faults: string[] = [];
  const onError = (error: Error): void => void faults.push(`${screen.name}: ${error.message}`);
  page.on("pageerror", onError);
  try {
    await page.setViewportSize({ width: widths[0], height: 900 });
    await page.goto(`${address}${screen.path}`);
    faults.push(...(await takeAll(page, screen, language)));
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    faults.push(`${language} ${screen.name}: never came to rest`);
  }
  page.off("pageerror", onError);
  return faults;
}

async function takeAll(page: Page, screen: Screen, language: string): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await settle(page);
      const name = `${language}-${theme}-${width}/${screen.name}`;
      await page.screenshot({ path: `screenshots/${name}.png`, fullPage: true });
      faults.push(...(await judge(page)).map((fault) => `${name}: ${fault}`));
    }
  }
  return faults;
}

/** Nothing loads any more, and what was to appear has appeared. */
async function settle(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await until(
    async () => (await page.locator(".skeletons").count()) === 0,
    30,
    () => page.url(),
  );
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  await page.waitForTimeout(250);
}

async function judge(page: Page): Promise<string[]> {
  const found = await findBarriers(page);
  const sideways = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  return typeof sideways === "number" && sideways > 0
    ? [...found, `scrolls sideways by ${sideways} px`]
    : found;
}
