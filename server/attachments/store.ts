import { sql } from "kysely";
import { fileText } from "#core/tickets/chain.ts";
import type { Chain } from "#core/tickets/events.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { newSalt, saltedHash } from "#server/platform/hash.ts";
import { dateOf } from "#server/platform/time.ts";

/** The schedule stands for the desk, which hands over what it made itself. */
export type Uploader =
  | { readonly kind: "agent" | "contact"; readonly id: string }
  | { readonly kind: "schedule" };

type Person = Exclude<Uploader, { readonly kind: "schedule" }>;

export interface LooseFile {
  readonly id: string;
  readonly uploader: Uploader;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly uploadedAt: Temporal.Instant;
}

export async function insertLoose(tx: Transaction, file: LooseFile): Promise<void> {
  const { agent, contact } = sidesOf(file.uploader);
  await tx
    .insertInto("attachment")
    .values({
      id: file.id,
      uploader_agent_id: agent,
      uploader_contact_id: contact,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: Buffer.from(file.sha256, "hex"),
      uploaded_at: dateOf(file.uploadedAt),
    })
    .execute();
}

function sidesOf(uploader: Uploader) {
  return {
    agent: uploader.kind === "agent" ? uploader.id : null,
    contact: uploader.kind === "contact" ? uploader.id : null,
  };
}

/** Two files of one person that have come wait for each other until the first is kept. */
export async function lockLoose(tx: Transaction, { id }: Person): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 7376142513))`.execute(tx);
}

/** How many files a person has sent that no command has named yet. */
export async function countLoose(db: Queries, uploader: Person): Promise<number> {
  const row = await db
    .selectFrom("attachment")
    .select((with_) => with_.fn.countAll<number>().as("files"))
    .where("ticket_id", "is", null)
    .where(
      uploader.kind === "agent" ? "uploader_agent_id" : "uploader_contact_id",
      "=",
      uploader.id,
    )
    .executeTakeFirstOrThrow();
  return row.files;
}

/**
 * Locks the person's own loose files and salts them; undefined where one of them is not there, not theirs, or was
 * already handed in.
 */
export async function saltLoose(
  tx: Transaction,
  ids: readonly string[],
  uploader: Uploader,
): Promise<ReadonlyMap<string, { readonly salt: Buffer; readonly hash: string }> | undefined> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return new Map();
  const { agent, contact } = sidesOf(uploader);
  const rows = await tx
    .selectFrom("attachment")
    .select(["id", "sha256", "name", "media_type", "size"])
    .where("id", "in", [...wanted])
    .where("ticket_id", "is", null)
    .where("uploader_agent_id", "is not distinct from", agent)
    .where("uploader_contact_id", "is not distinct from", contact)
    .orderBy("id")
    .forUpdate()
    .execute();
  if (rows.length !== wanted.size) return undefined;
  return new Map(
    rows.map((row) => {
      const salt = newSalt();
      const { id, name, media_type: mediaType, size } = row;
      const text = fileText({ sha256: row.sha256.toString("hex"), name, mediaType, size });
      return [id, { salt, hash: saltedHash(salt, text) }];
    }),
  );
}

/** Hands salted files in with an event that is already in the log. */
export async function handIn(
  tx: Transaction,
  files: ReadonlyMap<string, { readonly salt: Buffer }>,
  place: { readonly ticket: string; readonly chain: Chain; readonly sequence: number },
): Promise<void> {
  for (const [id, { salt }] of files) {
    await tx
      .updateTable("attachment")
      .set({ ticket_id: place.ticket, chain: place.chain, sequence: place.sequence, salt })
      .where("id", "=", id)
      .execute();
  }
}

/** A file that whoever asks through `db` may read: the portal role filters by itself. An erased one has no name, and is not there. */
export async function findFile(db: Queries, id: string) {
  return db
    .selectFrom("attachment")
    .select([
      "id",
      "name",
      "media_type",
      "size",
      "ticket_id",
      "uploader_agent_id",
      "uploader_contact_id",
    ])
    .where("id", "=", id)
    .where("name", "<>", "")
    .executeTakeFirst();
}

/** Takes out loose files from before, at most a hundred; their bytes are then the caller's to remove. */
export async function deleteLoose(
  tx: Transaction,
  before: Temporal.Instant,
): Promise<readonly string[]> {
  const rows = await tx
    .deleteFrom("attachment")
    .where("id", "in", (query) =>
      query
        .selectFrom("attachment")
        .select("id")
        .where("ticket_id", "is", null)
        .where("uploaded_at", "<", dateOf(before))
        .orderBy("uploaded_at")
        .limit(100),
    )
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}
