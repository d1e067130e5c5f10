/** `npm run procedure`: each rule, the tests that prove it, and the rules that nothing proves yet. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cover, listing, page } from "./coverage.ts";
import { findProofs } from "./proofs.ts";
import sections from "./rules.json" with { type: "json" };
import waiting from "./unproved.json" with { type: "json" };

const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    write: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
  },
});

const proofs = findProofs(join(here, "../.."));
const rules = sections.flatMap((section) => section.rules);
const stillWaiting = waiting.filter((id) => !proofs.some((proof) => proof.ids.includes(id)));
const coverage = cover(sections, proofs, values.write ? stillWaiting : waiting);
const pageFile = join(here, "coverage.md");

if (values.write) {
  writeFileSync(pageFile, page(coverage));
  writeFileSync(join(here, "unproved.json"), `${JSON.stringify(stillWaiting, null, 2)}\n`);
}
const stale = values.check && readFileSync(pageFile, "utf8") !== page(coverage);
if (values.check) {
  for (const fault of coverage.faults) console.log(fault);
  console.log(`${rules.length - coverage.unproved.length} of ${rules.length} rules are proved.`);
} else {
  console.log(listing(coverage));
}
if (stale) console.log("docs/procedure/coverage.md is stale: npm run procedure -- --write");
process.exitCode = coverage.faults.length > 0 || stale ? 1 : 0;
