import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "#test/generated.ts";
import { cloneDatabase } from "#test/harness/database.ts";
import { catalogueOf, schemaFiles } from "../../db/schema/made.ts";
import { unexplained } from "../../db/schema/page.ts";

const { database, close } = await cloneDatabase();
afterAll(close);

test("the tables' types and the page about them are not stale: npm run renew", async () => {
  const made = await schemaFiles(database.access);
  for (const [path, text] of made) expect(readFileSync(join(root, path), "utf8")).toBe(text);
});

test("every table and function says what it is for", async () => {
  expect(unexplained(await catalogueOf(database.access))).toEqual([]);
});
