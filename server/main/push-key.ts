import type { Config } from "#server/platform/config.ts";
import { keptSecret } from "#server/platform/secrets.ts";
import { newPushSecret, pushKeyOf, type PushKey } from "#server/platform/web-push.ts";

/** The key that vouches for what is pushed to browsers: as configured, or made at first start and kept in the data directory. */
export function openPushKey(
  { pushKey, dataDirectory }: Pick<Config, "pushKey" | "dataDirectory">,
  deskAddress: string,
): PushKey {
  const secret = pushKey ?? keptSecret(dataDirectory, "push-key", newPushSecret);
  return pushKeyOf(secret, `mailto:${deskAddress}`);
}
