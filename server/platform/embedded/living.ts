import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { realpathSync } from "node:fs";
import { errorCode } from "../failure.ts";
import { sleep } from "../time.ts";

/** A process as no later one can be mistaken for it: ids are reused, the pair of id and birth is not. */
export interface Living {
  readonly pid: number;
  readonly born: string;
}

/** When the process was born, in the system's own words; undefined when there is none, or only its remains. */
export function bornOf(pid: number): string | undefined {
  return process.platform === "linux" ? bornByProc(pid) : bornByPs(pid);
}

/** Who started this process and whose end ends it too: the launcher, and npm where that started the launcher. */
export function startedBy(): readonly Living[] {
  if (!process.connected) return [];
  const launcher = process.ppid;
  const npm = process.env["npm_lifecycle_event"] === undefined ? undefined : parentOf(launcher);
  return [launcher, ...(npm === undefined ? [] : [npm])].flatMap((pid) => {
    const born = bornOf(pid);
    return born === undefined ? [] : [{ pid, born }];
  });
}

export function isAlive(living: Living): boolean {
  return bornOf(living.pid) === living.born;
}

/** True where the process is a PostgreSQL that serves this data folder. */
export function servesFolder(pid: number, folder: string): boolean {
  if (bornOf(pid) === undefined) return false;
  if (process.platform !== "linux") return psField(pid, "command").includes(folder);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "EACCES") return false;
    throw error;
  }
}

/** Sends the signal, if the process is still there. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

/** True once the process is gone; false when it outlived the time given. */
export async function gone(living: Living, withinMilliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < withinMilliseconds; waited += 20) {
    if (!isAlive(living)) return true;
    await sleep(20);
  }
  return !isAlive(living);
}

function parentOf(pid: number): number | undefined {
  const parent = process.platform === "linux" ? fieldsOf(pid)?.[1] : psField(pid, "ppid");
  return parent === undefined || parent === "" ? undefined : Number(parent);
}

function bornByProc(pid: number): string | undefined {
  const fields = fieldsOf(pid);
  return fields === undefined || fields[0] === "Z" || fields[0] === "X"
    ? undefined
    : `${bootId()} ${fields[19]}`;
}

/** What the system tells of a process, from its state on; undefined when there is none. */
function fieldsOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in parentheses may hold anything; the fields after it are counted from its last parenthesis.
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return undefined;
    throw error;
  }
}

function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
}

function bornByPs(pid: number): string | undefined {
  const state = psField(pid, "state");
  return state === "" || state.startsWith("Z") ? undefined : psField(pid, "lstart");
}

function psField(pid: number, field: string): string {
  return spawnSync("ps", ["-o", `${field}=`, "-p", String(pid)], {
    encoding: "utf8",
  }).stdout.trim();
}
