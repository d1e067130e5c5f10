import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const prefix = "permanence-";
// A socket's whole path must stay under 104 bytes on macOS, 108 on Linux; PostgreSQL adds its own 20 with the lock's name.
const directoryBytesMax = 80;

/** Makes the private folder of PostgreSQL's socket: short, and readable by this account alone. */
export function makeSocketDirectory(): string {
  // Root's own runtime folder would shut out the other account that PostgreSQL may have to run under.
  const runtime = process.getuid?.() === 0 ? undefined : process.env["XDG_RUNTIME_DIR"];
  const candidates = [runtime, tmpdir(), "/tmp"];
  const parent = candidates.find((path) => path !== undefined && isUsable(path)) ?? "/tmp";
  return mkdtempSync(join(parent, prefix));
}

export function removeSocketDirectory(path: string): void {
  if (basename(path).startsWith(prefix)) rmSync(path, { recursive: true, force: true });
}

function isUsable(path: string): boolean {
  if (Buffer.byteLength(path) + prefix.length + 7 > directoryBytesMax) return false;
  const status = statSync(path, { throwIfNoEntry: false });
  return (
    status !== undefined &&
    status.isDirectory() &&
    (status.uid === process.getuid?.() || (status.mode & 0o1002) === 0o1002)
  );
}
