import type { Database } from "#server/platform/database.ts";
import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { keepMissingDues } from "./commands.ts";

export const CLOCK_CRONTAB = "*/5 * * * * keep-missing-dues";

export function clockHandlers({
  database,
}: {
  readonly database: Pick<Database, "desk">;
}): Handlers {
  return {
    "keep-missing-dues": async () => {
      await keepMissingDues(database, now());
    },
  };
}
