import type { IncomingMessage } from "node:http";
import { fileTypeFromBuffer } from "file-type";
import type { Actor } from "#core/people/actor.ts";
import { honestFileName } from "#core/tickets/file-name.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Database, Queries } from "#server/platform/database.ts";
import type { Files } from "#server/platform/files.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { countLoose, deleteLoose, insertLoose, lockLoose, type LooseFile } from "./store.ts";

export interface FilesDeps {
  readonly database: Database;
  readonly files: Files;
  readonly fileMaxBytes: number;
}

const LOOSE_FILES_MAX = 100;

type Refused =
  | "file_name_hostile"
  | "file_too_large"
  | "file_empty"
  | "too_many_files_waiting"
  | "upload_cut_short"
  | "wrong_content_type";

/** Keeps one file that belongs to its sender alone until a command hands it in. Its true type is read from its bytes. */
export async function keepFile(
  deps: FilesDeps,
  actor: Actor,
  name: string,
  content: IncomingMessage,
  now: Temporal.Instant,
): Promise<Result<LooseFile, Refused>> {
  const honest = honestFileName(name);
  if (!honest.ok) return honest;
  if (content.headers["content-type"] !== "application/octet-stream")
    return refuse("wrong_content_type");
  const { database, files, fileMaxBytes } = deps;
  const declared = Number(content.headers["content-length"] ?? 0);
  if (declared > fileMaxBytes) return refuse("file_too_large", { params: { max: fileMaxBytes } });
  // Asked before the bytes come, to spare them; what holds is asked again once they are there.
  const room = await roomFor(database.desk, actor);
  if (!room.ok) return room;
  const id = newId<"AttachmentId">();
  const stored = await written(files, id, content, fileMaxBytes);
  if (!stored.ok) return stored;
  const { bytes, sha256, head } = stored.value;
  const mediaType =
    (await fileTypeFromBuffer(head))?.mime ??
    (looksLikeText(head) ? "text/plain" : "application/octet-stream");
  const file: LooseFile = {
    id,
    uploader: actor,
    name: honest.value,
    mediaType,
    size: bytes,
    sha256,
    uploadedAt: now,
  };
  const kept = await keepLoose(database.desk, actor, file);
  if (!kept.ok) await files.remove(id);
  return kept;
}

async function roomFor(
  db: Queries,
  actor: Actor,
): Promise<Result<undefined, "too_many_files_waiting">> {
  const waiting = await countLoose(db, actor);
  if (waiting < LOOSE_FILES_MAX) return ok(undefined);
  return refuse("too_many_files_waiting", { params: { max: LOOSE_FILES_MAX } });
}

/** Of files whose bytes came at once, each is counted after those before it. */
function keepLoose(
  desk: Queries,
  actor: Actor,
  file: LooseFile,
): Promise<Result<LooseFile, "too_many_files_waiting">> {
  return transact(desk, async (tx) => {
    await lockLoose(tx, actor);
    const room = await roomFor(tx, actor);
    if (!room.ok) return room;
    await insertLoose(tx, file);
    return ok(file);
  });
}

async function written(files: Files, id: string, content: IncomingMessage, fileMaxBytes: number) {
  try {
    const stored = await files.write(id, content, fileMaxBytes);
    if (!stored.ok) return refuse("file_too_large", { params: { max: fileMaxBytes } });
    if (stored.value.bytes > 0) return stored;
    await files.remove(id);
    return refuse("file_empty");
  } catch (error) {
    if (content.destroyed && !content.complete) return refuse("upload_cut_short");
    throw error;
  }
}

function looksLikeText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Deletes what was sent and never handed in, or by half. Safe to run twice: a row goes before its bytes. */
export async function sweepLooseFiles(
  { database, files }: Pick<FilesDeps, "database" | "files">,
  before: Temporal.Instant,
): Promise<void> {
  await files.removeDrafts(before);
  for (;;) {
    const ids = await database.desk.transaction().execute((tx) => deleteLoose(tx, before));
    for (const id of ids) await files.remove(id);
    if (ids.length === 0) return;
  }
}
