import type { Queries } from "#server/platform/database.ts";

export async function findReadableReference(db: Queries, reference: string): Promise<boolean> {
  return (
    (await db
      .selectFrom("ticket")
      .select("id")
      .where("reference", "=", reference)
      .executeTakeFirst()) !== undefined
  );
}

export async function nameOfAgent(db: Queries, agent: string): Promise<string> {
  return (
    await db.selectFrom("agent").select("name").where("id", "=", agent).executeTakeFirstOrThrow()
  ).name;
}
