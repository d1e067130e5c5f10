import { createHash, randomBytes } from "node:crypto";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { sweepExpired } from "#server/platform/expired.ts";
import { dateOf } from "#server/platform/time.ts";

/** What a link lets its holder do, and for whom; set-up is for nobody who exists yet. */
export type LinkFor =
  | {
      readonly purpose: "invitation" | "reset";
      readonly kind: "agent" | "contact";
      readonly id: string;
    }
  | { readonly purpose: "setup" };
export type Purpose = LinkFor["purpose"];

export interface Link {
  readonly kind: "agent" | "contact" | undefined;
  readonly id: string;
}

const TOKEN_BYTES = 32;

/** Makes the only working link of its kind; earlier ones stop to work. @returns its token, which is kept nowhere. */
export async function insertLink(
  tx: Transaction,
  what: LinkFor,
  now: Temporal.Instant,
  expiresAt: Temporal.Instant,
): Promise<string> {
  await killLinks(tx, what, now);
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await tx
    .insertInto("one_time_link")
    .values({
      token_hash: hashOf(token),
      purpose: what.purpose,
      contact_id: what.purpose !== "setup" && what.kind === "contact" ? what.id : null,
      agent_id: what.purpose !== "setup" && what.kind === "agent" ? what.id : null,
      created_at: dateOf(now),
      expires_at: dateOf(expiresAt),
    })
    .execute();
  return token;
}

export async function killLinks(
  tx: Transaction,
  what: LinkFor,
  now: Temporal.Instant,
): Promise<void> {
  let killing = tx
    .updateTable("one_time_link")
    .set({ used_at: dateOf(now) })
    .where("purpose", "=", what.purpose)
    .where("used_at", "is", null);
  if (what.purpose !== "setup")
    killing = killing.where(what.kind === "agent" ? "agent_id" : "contact_id", "=", what.id);
  await killing.execute();
}

/** Whom an unused, unexpired link of this purpose is for. */
export async function findLink(
  queries: Queries,
  purpose: Purpose,
  token: string,
  now: Temporal.Instant,
): Promise<Link | undefined> {
  const found = await queries
    .selectFrom("one_time_link")
    .select(["agent_id", "contact_id"])
    .where("token_hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", dateOf(now))
    .executeTakeFirst();
  return found === undefined ? undefined : linkOf(found);
}

/** Uses a link up. Of two who use it at once, one finds nothing. */
export async function useLink(
  tx: Transaction,
  purpose: Purpose,
  token: string,
  now: Temporal.Instant,
): Promise<Link | undefined> {
  const used = await tx
    .updateTable("one_time_link")
    .set({ used_at: dateOf(now) })
    .where("token_hash", "=", hashOf(token))
    .where("purpose", "=", purpose)
    .where("used_at", "is", null)
    .where("expires_at", ">", dateOf(now))
    .returning(["agent_id", "contact_id"])
    .executeTakeFirst();
  return used === undefined ? undefined : linkOf(used);
}

export function sweepLinks(queries: Queries, now: Temporal.Instant): Promise<void> {
  return sweepExpired(queries, "one_time_link", now);
}

function linkOf(row: { agent_id: string | null; contact_id: string | null }): Link {
  if (row.agent_id !== null) return { kind: "agent", id: row.agent_id };
  if (row.contact_id !== null) return { kind: "contact", id: row.contact_id };
  return { kind: undefined, id: "" };
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
