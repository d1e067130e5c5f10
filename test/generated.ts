import { join } from "node:path";
import { CONTRACT } from "#api/contract.ts";
import { pages } from "#docs/problems/pages.ts";
import { VERSION } from "#server/main/version.ts";
import { openApiOf } from "#server/platform/http/openapi.ts";

export const root = join(import.meta.dirname, "..");

/** The files that are made of the contract, by their path; those of the database are made in db/schema. */
export async function contractFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ["docs/openapi.json", `${JSON.stringify(await openApiOf(CONTRACT, VERSION), null, 2)}\n`],
    ...[...pages()].map(([name, text]) => [`docs/problems/${name}`, text] as const),
  ]);
}
