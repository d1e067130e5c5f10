import { randomBytes } from "node:crypto";
import {
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
  fsyncSync,
  closeSync,
  linkSync,
  unlinkSync,
} from "node:fs";
import { join } from "node:path";
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
  const directory = join(dataDirectory, "secrets");
  const path = join(directory, name);
  const kept = readIfThere(path);
  if (kept !== undefined) return kept;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeOnce(path, make());
  return readFileSync(path, "utf8");
}

function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

function writeOnce(path: string, secret: string): void {
  const draft = `${path}.${process.pid}`;
  const file = openSync(draft, "w", 0o600);
  writeSync(file, secret);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
