import { existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure, errorCode } from "#server/platform/failure.ts";

const mebibyte = 1024 ** 2;

/** Makes the data directory where it is missing, and makes sure that it can hold what is about to be written. */
export function prepareDataDirectory(path: string, leastFreeMebibytes: number): void {
  try {
    makeDirectory(path);
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, "can this be written?");
    rmSync(probe);
  } catch (error) {
    throw failureOf(error, path);
  }
  const free = freeMebibytes(path);
  if (free < leastFreeMebibytes) throw new Failure("disk_full", { path, free });
}

// Not `recursive: true`: where a parent refuses new names with "no such file" (/proc does), Node then tries for ever.
function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

export function freeMebibytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return Math.floor((bavail * bsize) / mebibyte);
}

function failureOf(error: unknown, path: string): Failure {
  const code = errorCode(error) ?? "?";
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Failure("disk_full", { path, free: 0 }, error);
  return new Failure("data_directory_unwritable", { path, told: code }, error);
}
