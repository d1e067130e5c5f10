import pg from "pg";
import { openPool, queriesOn, type Access } from "#server/platform/database.ts";
import { readCatalogue, type Catalogue } from "./catalogue.ts";
import { schemaPage } from "./page.ts";
import { tableTypes } from "./tables.ts";

/** The files that are made of a migrated database, by their path. */
export async function schemaFiles(access: Access): Promise<ReadonlyMap<string, string>> {
  const pool = openPool(access.owner, 1, () => undefined);
  try {
    return new Map([
      ["server/platform/tables.ts", await tableTypes(queriesOn(pool))],
      ["docs/schema.md", schemaPage(await catalogueOf(access))],
    ]);
  } finally {
    await pool.end();
  }
}

export async function catalogueOf(access: Access): Promise<Catalogue> {
  const client = new pg.Client(access.owner);
  await client.connect();
  try {
    return await readCatalogue(client);
  } finally {
    await client.end();
  }
}
