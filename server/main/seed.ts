import { open } from "./open.ts";
import { command } from "./terminal.ts";
import type { Context } from "./context.ts";

export interface Demo {
  readonly password: string;
  readonly accounts: readonly { readonly email: string; readonly who: string }[];
}

/**
 * Fills an empty database with the demo; leaves any other as it is.
 * @param onSeeding called when there is something to do, which takes a moment.
 * @returns the accounts to sign in with, where the database holds the demo.
 */
export async function seedDemo(
  _context: Context,
  _onSeeding: () => void,
): Promise<Demo | undefined> {
  return undefined;
}

export async function main(_args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    await open({ config, closers, mayJoin: true, onGivenUp: fail });
  });
}
