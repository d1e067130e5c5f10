import { now } from "#server/platform/time.ts";
import { makeSetupLink } from "#server/sign-in/index.ts";
import type { Context } from "./context.ts";

/** The one-time path that makes the first administrator; undefined where there is one already. */
export async function setupPath({ database }: Context): Promise<string | undefined> {
  const token = await makeSetupLink({ database }, now());
  return token === undefined ? undefined : `/setup/${token}`;
}
