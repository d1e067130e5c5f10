import type { Queries } from "#server/platform/database.ts";

export async function isTicket(db: Queries, reference: string): Promise<boolean> {
  return (
    (await db
      .selectFrom("ticket")
      .select("id")
      .where("reference", "=", reference)
      .executeTakeFirst()) !== undefined
  );
}
