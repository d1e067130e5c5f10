import type { Database } from "#server/platform/database.ts";
import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { deleteDraftsBefore } from "./store.ts";

export const DRAFT_CRONTAB = "41 3 * * * sweep-drafts";

/** What nobody has gone on with for ninety days is forgotten. */
const LASTS_HOURS = 90 * 24;

export function draftHandlers({
  database,
}: {
  readonly database: Pick<Database, "desk">;
}): Handlers {
  return {
    "sweep-drafts": () => deleteDraftsBefore(database.desk, now().subtract({ hours: LASTS_HOURS })),
  };
}
