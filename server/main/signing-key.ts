import type { Config } from "#server/platform/config.ts";
import { keptSecret } from "#server/platform/secrets.ts";
import { newSigningSecret, signingKeyOf, type SigningKey } from "#server/platform/signing.ts";

/** The key that signs the heads of the log: as configured, or made at first start and kept in the data directory. */
export function openSigningKey(config: Pick<Config, "signingKey" | "dataDirectory">): SigningKey {
  return signingKeyOf(
    config.signingKey ?? keptSecret(config.dataDirectory, "signing-key", newSigningSecret),
  );
}
