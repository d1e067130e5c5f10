import type { Database } from "#server/platform/database.ts";
import { lockActive } from "#server/standing/index.ts";
import { insertLink, type LinkFor } from "./store.ts";

/** How long each link works. */
export const LINK_LASTS = {
  invitation: { hours: 7 * 24 },
  reset: { hours: 1 },
  setup: { hours: 24 },
} as const;

/**
 * @returns the token for a letter; whatever link of its kind was sent to that person before stops to work. Nothing where that
 * person was deactivated meanwhile.
 */
export async function makeLink(
  { desk }: Pick<Database, "desk">,
  what: Exclude<LinkFor, { purpose: "setup" }>,
  now: Temporal.Instant,
): Promise<string | undefined> {
  return desk
    .transaction()
    .execute(async (tx) =>
      (await lockActive(tx, what))
        ? insertLink(tx, what, now, now.add(LINK_LASTS[what.purpose]))
        : undefined,
    );
}
