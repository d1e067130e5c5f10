import axe from "axe-core";
import type { Page } from "playwright-core";

type Axe = typeof axe;

declare global {
  var axe: Axe | undefined;
}

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * What axe finds on the page as it stands, one sentence for each rule. Pages here have no frames, so axe is put into each
 * document once, and only what it finds wrong is gathered: half the time of a story was its own luggage.
 */
export async function findBarriers(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => globalThis.axe !== undefined);
  if (!isThere) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const found = await globalThis.axe?.run(document, {
      runOnly: { type: "tag", values },
      resultTypes: ["violations"],
    });
    if (found === undefined) throw new Error("axe did not get into the page");
    return found.violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.map(({ html, failureSummary = "" }) => `${html}: ${failureSummary}`),
    }));
  }, levels);
  return violations.map(({ rule, at }) => [`axe ${rule}`, ...at].join("\n    "));
}
