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
  const hosts = [
    config.host,
    ...(config.publicUrl === undefined ? [] : [hostOf(config.publicUrl)]),
  ];
  if (asked === undefined) return config.database.kind === "embedded" && hosts.every(isLoopback);
  const address = findPublicHost(hosts);
  if (address !== undefined) throw new Failure("demo_on_public_address", { address });
  return true;
}
