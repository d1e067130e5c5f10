/**
 * Files that have arrived at the desk and belong to no message yet, kept in this browser beside the draft that they are for.
 * Keys are made by useOwnKey, so that nobody else's files are offered. The desk sweeps loose files after a week, so older ones are not offered again.
 */
const prefix = "permanence-files:";
const keptMillisecondsMax = (7 * 24 - 1) * 3_600_000;

export type KeptFile = { id: string; name: string; size: number };
type Kept = KeptFile & { at: number };

export function readFiles(key: string): KeptFile[] {
  const oldest = Date.now() - keptMillisecondsMax;
  return readAll(key).filter(({ at }) => at > oldest);
}

/** The age of a file counts from when it was first kept. */
export function keepFiles(key: string, files: readonly KeptFile[]): void {
  const before = readAll(key);
  const kept = files.map(({ id, name, size }): Kept => {
    const at = before.find((one) => one.id === id)?.at ?? Date.now();
    return { id, name, size, at };
  });
  try {
    if (kept.length === 0) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, JSON.stringify(kept));
  } catch {
    // storage full or refused: the files stay as long as the page
  }
}

function readAll(key: string): Kept[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(prefix + key) ?? "[]");
    return Array.isArray(read) ? read.filter(isKept) : [];
  } catch {
    return [];
  }
}

/** Files of a draft that came from elsewhere. */
export function readKept(value: unknown): KeptFile[] {
  return Array.isArray(value) ? value.filter(isFile) : [];
}

function isKept(value: unknown): value is Kept {
  return isFile(value) && "at" in value && typeof value.at === "number";
}

function isFile(value: unknown): value is KeptFile {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "name" in value &&
    typeof value.name === "string" &&
    "size" in value &&
    typeof value.size === "number"
  );
}
