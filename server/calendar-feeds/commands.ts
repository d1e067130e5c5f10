import { randomBytes } from "node:crypto";
import type { Actor } from "#core/people/actor.ts";
import type { Database } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import { saveFeed } from "./store.ts";

const TOKEN_BYTES = 32;

/** Makes one's only address. @returns its secret, of which the database keeps a hash. */
export async function makeToken(
  { desk }: Pick<Database, "desk">,
  actor: Pick<Actor, "kind" | "id">,
  now: Temporal.Instant,
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await saveFeed(desk, actor, sha256(token), now);
  return token;
}
