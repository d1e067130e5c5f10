import { linkSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Failure, errorCode } from "../failure.ts";
import { bornOf, isAlive, startedBy } from "./living.ts";

const living = z.object({ pid: z.number(), born: z.string() });
const holder = living.extend({
  socketDirectory: z.string(),
  startedBy: z.array(living).default([]),
});
export type Holder = z.infer<typeof holder>;

/** Who holds the data directory now; undefined when nobody alive does, whatever a dead one left behind. */
export function liveHolder(dataDirectory: string): Holder | undefined {
  const written = readHolder(pathIn(dataDirectory));
  return written !== undefined && isAlive(written) ? written : undefined;
}

/** The same where who started it is dead: it ends as soon as it hears of that, which making a database delays. */
export function orphanedHolder(dataDirectory: string): Holder | undefined {
  try {
    const present = liveHolder(dataDirectory);
    return present?.startedBy.every(isAlive) === false ? present : undefined;
  } catch (error) {
    // What cannot be read is named by whoever prepares the directory.
    if (/^(ENOTDIR|EACCES)$/.test(errorCode(error) ?? "")) return undefined;
    throw error;
  }
}

/**
 * Takes the data directory for this process.
 * @returns what a dead holder left in the lock, if one did, so that its remains can be cleared.
 * @throws Failure `data_directory_in_use` while another instance lives.
 */
export function takeLock(dataDirectory: string, socketDirectory: string): Holder | undefined {
  const path = pathIn(dataDirectory);
  const draft = `${path}.${process.pid}`;
  const mine: Holder = {
    pid: process.pid,
    born: bornOf(process.pid) ?? "",
    socketDirectory,
    startedBy: [...startedBy()],
  };
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    const dead = setDeadAside(dataDirectory, path);
    linkOrRefuse(draft, path, dataDirectory);
    return dead;
  } finally {
    unlinkSync(draft);
  }
}

/** Gives the data directory back, if this process still holds it. */
export function releaseLock(dataDirectory: string): void {
  const path = pathIn(dataDirectory);
  if (readHolder(path)?.pid === process.pid) unlinkSync(path);
}

function setDeadAside(dataDirectory: string, path: string): Holder | undefined {
  const written = readHolder(path);
  if (written !== undefined && isAlive(written)) throw inUse(dataDirectory, written);
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
  // Between reading and moving, another start may have taken the place: then what was moved is its lock, and goes back.
  const moved = readHolder(aside);
  if (moved !== undefined && isAlive(moved)) {
    linkOrRefuse(aside, path, dataDirectory);
    unlinkSync(aside);
    throw inUse(dataDirectory, moved);
  }
  unlinkSync(aside);
  return moved;
}

function linkOrRefuse(from: string, path: string, dataDirectory: string): void {
  try {
    linkSync(from, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    throw inUse(dataDirectory, readHolder(path));
  }
}

function inUse(path: string, by: Holder | undefined): Failure {
  return new Failure("data_directory_in_use", { path, pid: by?.pid ?? "?" });
}

function readHolder(path: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(readFileSync(path, "utf8"))).data;
  } catch (error) {
    // A lock cut short by a crash belongs to nobody.
    if (errorCode(error) === "ENOENT" || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, "permanence.lock");
}
