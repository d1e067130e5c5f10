import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cover, listing, page, type Coverage } from "./coverage.ts";
import { findProofs } from "./proofs.ts";
import sections from "./rules.json" with { type: "json" };
import waiting from "./unproved.json" with { type: "json" };

const here = import.meta.dirname;
const pageFile = join(here, "coverage.md");

/**
 * `npm run procedure`: each rule, the tests that prove it, and the rules that nothing proves yet.
 * `-- --write` renews coverage.md and takes off unproved.json what is proved now; `-- --check` says only what is wrong.
 */
export function main(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { write: { type: "boolean" }, check: { type: "boolean" } },
  });
  const proofs = findProofs(join(here, "../.."));
  const proved = new Set(proofs.flatMap((proof) => proof.ids));
  const stillWaiting = waiting.filter((id) => !proved.has(id));
  const coverage = cover(sections, proofs, values.write ? stillWaiting : waiting);
  if (values.write) {
    writeFileSync(pageFile, page(coverage));
    writeFileSync(join(here, "unproved.json"), `${JSON.stringify(stillWaiting, null, 2)}\n`);
  }
  const faults = values.check ? [...coverage.faults, ...staleness(coverage)] : coverage.faults;
  console.log(values.check ? faults.join("\n") : listing(coverage));
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function staleness(coverage: Coverage): string[] {
  if (readFileSync(pageFile, "utf8") === page(coverage)) return [];
  return ["docs/procedure/coverage.md is stale: npm run procedure -- --write"];
}
