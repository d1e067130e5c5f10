import type { Config } from "#server/platform/config.ts";
import { Failure } from "#server/platform/failure.ts";
import { findPublicHost, hostOf, isLoopback } from "./address.ts";

/**
 * Whether an empty database is to be filled with the demo: unasked only in our own database where nobody but this machine can come;
 * elsewhere when asked for.
 * @throws Failure where it was asked for and strangers could come: the demo's passwords are known.
 */
export function wantsDemo(config: Config, asked: boolean | undefined): boolean {
  if (asked === false) return false;
  if (asked === undefined)
    return config.database.kind === "embedded" && hostsOf(config).every(isLoopback);
  const address = findPublicHost(hostsOf(config));
  if (address !== undefined) throw new Failure("demo_on_public_address", { address });
  return true;
}

/**
 * A demo that was made where nobody but this machine could come is not shown to strangers later.
 * @param holdsDemo asked only where strangers can come.
 * @throws Failure where the database holds it.
 */
export async function keepDemoInside(
  config: Config,
  holdsDemo: () => Promise<boolean>,
): Promise<void> {
  const address = config.role === "worker" ? undefined : findPublicHost(hostsOf(config));
  if (address !== undefined && (await holdsDemo()))
    throw new Failure("demo_kept_for_public_address", { address });
}

function hostsOf({ host, publicUrl }: Config): string[] {
  return [host, ...(publicUrl === undefined ? [] : [hostOf(publicUrl)])];
}
