/**
 * Takes pictures of the components' page, light and dark, 360 and 1440 wide, into screenshots/workshop, and lets axe judge it.
 * Run: node test/harness/workshop-pictures.ts [--no-pictures]. Ends with 1 when axe finds something or a page scrolls sideways.
 */
import { createServer } from "vite";
import type { Page } from "playwright-core";
import { findBarriers } from "./axe.ts";
import { launchBrowser } from "./browser.ts";

const server = await createServer({
  configFile: "web/vite.config.ts",
  server: { port: 0, host: "127.0.0.1" },
  logLevel: "error",
});
await server.listen();
const address = server.resolvedUrls?.local[0] ?? "";
const browser = await launchBrowser();
let findings = 0;

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 360]) {
    const context = await browser.newContext({
      colorScheme,
      locale: "fr-FR",
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => report(`${colorScheme} ${width}: ${error.message}`));
    await page.goto(`${address}workshop`);
    await page.getByText("lent.log").waitFor();
    await page.waitForTimeout(600);
    await judge(page, `${colorScheme} ${width}`);
    if (!process.argv.includes("--no-pictures")) {
      await page.screenshot({
        path: `screenshots/workshop/${colorScheme}-${width}.png`,
        fullPage: true,
      });
    }
    await context.close();
  }
}
await browser.close();
await server.close();
process.exitCode = findings > 0 ? 1 : 0;

async function judge(page: Page, name: string): Promise<void> {
  for (const barrier of await findBarriers(page)) report(`${name}: ${barrier}`);
  const sideways = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  if (typeof sideways === "number" && sideways > 0)
    report(`${name}: scrolls sideways by ${sideways} px`);
}

function report(words: string): void {
  findings += 1;
  process.stdout.write(`${words}\n`);
}
