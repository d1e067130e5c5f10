/** `node docs/problems/write.ts`: writes the pages anew, and takes away those of codes that are no more. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./pages.ts";

const here = import.meta.dirname;
const made = pages();
for (const file of readdirSync(here)) {
  if (file.endsWith(".md") && !made.has(file)) rmSync(join(here, file));
}
for (const [file, text] of made) writeFileSync(join(here, file), text);
console.log(`${made.size} pages written to docs/problems`);
