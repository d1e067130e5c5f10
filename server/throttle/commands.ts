import { createHash } from "node:crypto";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Queries } from "#server/platform/database.ts";
import { countAttempt, forgetAttempts } from "./store.ts";

const WINDOW_IN_MINUTES = 15;
const ATTEMPTS_MAX = { account: 10, address: 50 } as const;

interface Caller {
  readonly address: string;
  readonly now: Temporal.Instant;
}

/** Counts an attempt at a door against the account that it names, existing or not, and against where it comes from. */
export async function admitAttempt(
  queries: Queries,
  door: string,
  email: string,
  caller: Caller,
): Promise<Result<undefined, "too_many_attempts">> {
  const keys = keysOf(door, email, caller.address);
  const ends: Temporal.Instant[] = [];
  for (const kind of ["account", "address"] as const) {
    const limit = {
      key: keys[kind],
      attemptsMax: ATTEMPTS_MAX[kind],
      windowInMinutes: WINDOW_IN_MINUTES,
    };
    const end = await countAttempt(queries, limit, caller.now);
    if (end !== undefined) ends.push(end);
  }
  const last = ends.toSorted(Temporal.Instant.compare).at(-1);
  if (last === undefined) return ok(undefined);
  const seconds = Math.max(1, Math.ceil(caller.now.until(last).total("seconds")));
  return refuse("too_many_attempts", { params: { minutes: Math.ceil(seconds / 60), seconds } });
}

/** Only failures are to add up: a success clears its account, and takes back the one that it counted for its address. */
export async function forgiveAttempts(
  queries: Queries,
  door: string,
  email: string,
  caller: Caller,
): Promise<void> {
  const keys = keysOf(door, email, caller.address);
  await forgetAttempts(queries, keys.account, keys.address);
}

/** An account's key tells no address. */
function keysOf(door: string, email: string, address: string) {
  const account = createHash("sha256").update(email).digest("base64url");
  return {
    account: `${door} account ${account}`,
    address: `${door} address ${networkOf(address)}`,
  } as const;
}

/** Whoever has one IPv6 address has its whole /64. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [front = "", back = ""] = address.split("::");
  const groups = front === "" ? [] : front.split(":");
  const rest = back === "" ? [] : back.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0");
  return [...groups, ...zeros, ...rest].slice(0, 4).join(":");
}
