import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
  fsyncSync,
  closeSync,
  linkSync,
  renameSync,
  unlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { errorCode } from "./failure.ts";

/**
 * A secret that this installation made for itself at first need and keeps in its data directory, readable by nobody else.
 * Two processes that ask at once get the same one.
 */
export function keptSecret(
  dataDirectory: string,
  name: string,
  make: () => string = randomSecret,
): string {
  const path = pathOf(dataDirectory, name);
  const kept = readIfThere(path);
  if (kept !== undefined) return kept;
  writeOnce(path, make());
  return readFileSync(path, "utf8");
}

/** What is kept under the name, if anything is. */
export function readSecret(dataDirectory: string, name: string): string | undefined {
  return readIfThere(pathOf(dataDirectory, name));
}

/** Keeps something beside the secrets, in the place of what was there: wholly, or not at all. */
export function keepSecret(dataDirectory: string, name: string, content: string): void {
  const path = pathOf(dataDirectory, name);
  renameSync(writeDraft(path, content), path);
}

function pathOf(dataDirectory: string, name: string): string {
  return join(dataDirectory, "secrets", name);
}

function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

function writeOnce(path: string, secret: string): void {
  const draft = writeDraft(path, secret);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

function writeDraft(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, "w", 0o600);
  writeSync(file, content);
  fsyncSync(file);
  closeSync(file);
  return draft;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
