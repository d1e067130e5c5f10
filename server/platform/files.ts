import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { refuse, ok, type Result } from "#core/kit/result.ts";
import { errorCode } from "./failure.ts";

export interface StoredFile {
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, from which the true type can be told. */
  readonly head: Uint8Array;
}

export interface Files {
  /** Keeps the whole stream durably under the id, or nothing of it. */
  write(
    id: string,
    content: AsyncIterable<Uint8Array>,
    bytesMax: number,
  ): Promise<Result<StoredFile, "file_too_large">>;
  /** The bytes, once it is certain that they are there. @throws FileGone */
  read(id: string): Promise<Readable>;
  /** Length in bytes; undefined where there is no such file. */
  find(id: string): Promise<number | undefined>;
  remove(id: string): Promise<void>;
  /** Takes away what a killed program had written by half, and nobody has touched since. */
  removeDrafts(untouchedSince: Temporal.Instant): Promise<void>;
}

/** What was kept is not on the disk any more: only who looks after the disk can mend that. */
class FileGone extends Error {
  readonly code = "file_gone";
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`${path} is not on the disk any more`, { cause });
    this.name = "FileGone";
    this.path = path;
  }
}

const headBytes = 8_192;

/** Behind the name of what is not whole yet. */
const DRAFT = ".part";

/** Files on this machine, under names that we made: what a sender calls a file never becomes a path. */
export function openFiles(dataDirectory: string): Files {
  const pathOf = (id: string): string => {
    if (!/^[0-9a-z-]{8,64}$/.test(id)) throw new RangeError("Not an id of ours");
    // The last two characters of a UUIDv7 are chance, its first are the date: these spread evenly.
    return join(dataDirectory, "files", id.slice(-2), id);
  };
  return {
    write: (id, content, bytesMax) => writeWhole(pathOf(id), content, bytesMax),
    read: (id) => readWhole(pathOf(id)),
    find: (id) => lengthOf(pathOf(id)),
    remove: (id) => rm(pathOf(id), { force: true }),
    removeDrafts: (since) => removeDrafts(join(dataDirectory, "files"), since),
  };
}

async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<Result<StoredFile, "file_too_large">> {
  const draft = `${path}${DRAFT}`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(draft, "w", 0o600);
  let kept = false;
  try {
    const hash = createHash("sha256");
    const head: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of content) {
      if (bytes < headBytes) head.push(chunk.subarray(0, headBytes - bytes));
      bytes += chunk.byteLength;
      if (bytes > bytesMax) return refuse("file_too_large", { params: { bytesMax } });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    await rename(draft, path);
    kept = true;
    await syncDirectory(dirname(path));
    return ok({ bytes, sha256: hash.digest("hex"), head: Buffer.concat(head) });
  } finally {
    await file.close();
    if (!kept) await rm(draft, { force: true });
  }
}

async function readWhole(path: string): Promise<Readable> {
  try {
    const file = await open(path, "r");
    return file.createReadStream();
  } catch (error) {
    if (errorCode(error) === "ENOENT") throw new FileGone(path, error);
    throw error;
  }
}

async function removeDrafts(folder: string, untouchedSince: Temporal.Instant): Promise<void> {
  for (const place of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, place))) {
      const draft = join(folder, place, name);
      if (!name.endsWith(DRAFT)) continue;
      const { mtimeMs } = await stat(draft);
      if (mtimeMs < untouchedSince.epochMilliseconds) await rm(draft, { force: true });
    }
  }
}

/** What a folder holds; nothing where it has not been made yet. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return [];
    throw error;
  }
}

// Without this, a power cut may lose the name of a file whose content was kept.
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function lengthOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
