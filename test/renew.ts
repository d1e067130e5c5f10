import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { main as renewCoverage } from "#docs/procedure/report.ts";
import { schemaFiles } from "../db/schema/made.ts";
import { onMigrated } from "../db/schema/migrated.ts";
import { contractFiles, root } from "./generated.ts";

/** `npm run renew`: makes every generated file anew. Each has a test that fails when it is stale. */
export async function main(): Promise<void> {
  const made = new Map([...(await contractFiles()), ...(await onMigrated(schemaFiles))]);
  for (const [path, text] of made) if (write(path, text)) console.log(`renewed ${path}`);
  for (const path of globSync("docs/problems/*.md", { cwd: root })) {
    if (made.has(path)) continue;
    rmSync(join(root, path));
    console.log(`removed ${path}`);
  }
  renewCoverage(["--write", "--check"]);
}

function write(path: string, text: string): boolean {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) return false;
  writeFileSync(file, text);
  return true;
}
