import type { Context } from "./context.ts";

/** The one-time path that makes the first administrator; undefined where there is one already. */
export async function setupPath(_context: Context): Promise<string | undefined> {
  return undefined;
}
