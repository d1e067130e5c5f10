import { sql } from "kysely";
import type { ProgrammeSheet, SheetLine, SheetRelease } from "#core/catalogue/sheet.ts";
import { insertRules, saveSetDays, type Written } from "#server/catalogue/index.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";

export async function isProduct(queries: Queries, id: string): Promise<boolean> {
  const { rows } = await sql`select from product where id = ${id}`.execute(queries);
  return rows.length > 0;
}

/** @returns whether no other has the name, which two that ask at once wait for. */
export async function insertProduct(tx: Transaction, id: string, name: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(name_key(${name}), 7376142507))`.execute(
    tx,
  );
  const { rows } = await sql`select from product where name_key(name) = name_key(${name})`.execute(
    tx,
  );
  if (rows.length > 0) return false;
  await tx.insertInto("product").values({ id, name }).execute();
  return true;
}

/** What a line runs on and its days take the place of what was there; versions that are out stay, and are dated anew. */
export async function saveSheetLine(
  tx: Transaction,
  product: string,
  { line, setDays, stack, addOns, releases }: SheetLine,
  written: Written,
): Promise<void> {
  const under = { product_id: product, line };
  await tx
    .insertInto("release_line")
    .values(under)
    .onConflict((row) => row.doNothing())
    .execute();
  await tx
    .deleteFrom("line_part")
    .where("product_id", "=", product)
    .where("line", "=", line)
    .execute();
  await tx
    .deleteFrom("line_add_on")
    .where("product_id", "=", product)
    .where("line", "=", line)
    .execute();
  if (stack.length > 0)
    await tx
      .insertInto("line_part")
      .values(stack.map((entry, place) => ({ ...under, place, ...entry })))
      .execute();
  if (addOns.length > 0)
    await tx
      .insertInto("line_add_on")
      .values(addOns.map((addOn) => ({ ...under, ...addOn })))
      .execute();
  await saveReleases(tx, product, releases);
  await saveSetDays(tx, product, line, setDays, written);
}

async function saveReleases(
  tx: Transaction,
  product: string,
  releases: readonly SheetRelease[],
): Promise<void> {
  if (releases.length === 0) return;
  await tx
    .insertInto("release")
    .values(
      releases.map(({ version, on, planned }) => ({
        id: newId(),
        product_id: product,
        version,
        released_on: on.toString(),
        planned,
      })),
    )
    .onConflict((row) =>
      row.columns(["product_id", "version"]).doUpdateSet((set) => ({
        released_on: set.ref("excluded.released_on"),
        planned: set.ref("excluded.planned"),
      })),
    )
    .execute();
}

export async function replaceRules(
  tx: Transaction,
  product: string,
  rules: ProgrammeSheet["rules"],
): Promise<void> {
  await tx.deleteFrom("milestone_rule").where("product_id", "=", product).execute();
  await insertRules(tx, product, rules);
}
