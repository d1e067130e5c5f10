import { rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { changeMe } from "#api/session.ts";
import { launchBrowser } from "./harness/browser.ts";
import { bare, run, temporaryDirectory } from "./harness/program.ts";
import { lookAt } from "./pictures/look.ts";
import { signedIn, told, type Person } from "./pictures/people.ts";
import { listScreens, READERS, type People, type Screen } from "./pictures/screens.ts";

const languages = ["fr", "en"] as const;

/**
 * `npm run screenshots`: every screen of a demo made for it, in both languages, light and dark, 1440 and 360 wide, into
 * screenshots/. Ends with 1 when axe finds something, a page fails or a page scrolls sideways.
 * `-- portal-home console-` takes only the screens whose name begins so.
 */
export async function main(wanted: readonly string[]): Promise<void> {
  rmSync("screenshots", { recursive: true, force: true });
  const data = temporaryDirectory();
  const program = run(bare, { DATA_DIR: data.path });
  const browser = await launchBrowser();
  try {
    const address = await program.says(/is ready: (\S+)/, 120);
    const password = await program.says(/password (\S+):/);
    const as = (email: string): Promise<Person> => signedIn(address, email, password);
    const people = {
      contact: await as(READERS.contact),
      agent: await as(READERS.agent),
      manager: await as(READERS.manager),
      administrator: await as(READERS.administrator),
    };
    const screens = (await listScreens(people, data.path)).filter(
      ({ name }) => wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning)),
    );
    const faults = await walk(browser, address, screens, people);
    for (const fault of faults) console.log(fault);
    console.log(
      `${screens.length * 8} pictures of ${screens.length} screens, ${faults.length} faults`,
    );
    process.exitCode = faults.length === 0 && screens.length > 0 ? 0 : 1;
  } finally {
    await browser.close();
    program.child.kill("SIGTERM");
    await program.ended();
    await data.remove();
  }
}

/** In one language after the other; who is signed in has it in their account, who is not in the browser. */
async function walk(
  browser: Browser,
  address: string,
  screens: readonly Screen[],
  people: People,
): Promise<string[]> {
  const faults: string[] = [];
  for (const language of languages) {
    for (const reader of ["nobody", "contact", "agent", "manager", "administrator"] as const) {
      const context = await browser.newContext({ locale: language === "fr" ? "fr-FR" : "en-GB" });
      if (reader !== "nobody") {
        const { call, cookie } = people[reader];
        told(await call(changeMe, { body: { language } }));
        await context.addCookies([cookie]);
      }
      const page = await context.newPage();
      for (const screen of screens.filter((one) => one.reader === reader)) {
        console.log(`${language} ${screen.name}`);
        faults.push(...(await lookAt(page, address, screen, language)));
      }
      await context.close();
    }
  }
  return faults;
}
