import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { Page } from "playwright-core";

type Axe = typeof axe;

declare global {
  var axe: Axe | undefined;
}

const minified = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds on the page as it stands, one sentence for each rule. Pages here have no frames, so axe is put into each
 * document once, and only what it finds wrong is gathered: half the time of a story was its own luggage.
 */
export async function findBarriers(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => globalThis.axe !== undefined);
  if (!isThere) await bringIn(page);
  const violations = await page.evaluate(async (values) => {
    const found = await globalThis.axe?.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
      selectors: false,
    });
    if (found === undefined) throw new Error("axe did not get into the page");
    return found.violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.map(({ html, failureSummary = "" }) => `${html}: ${failureSummary}`),
    }));
  }, levels);
  return violations.map(({ rule, at }) => [`axe ${rule}`, ...at].join("\n    "));
}

/** By the browser's own door: as an evaluation it would be read twice, which takes as long as a judgement. */
async function bringIn(page: Page): Promise<void> {
  const door = await page.context().newCDPSession(page);
  const { exceptionDetails } = await door.send("Runtime.evaluate", {
    expression: `${minified};undefined`,
  });
  await door.detach();
  if (exceptionDetails) throw new Error(`axe did not get in: ${exceptionDetails.text}`);
}
