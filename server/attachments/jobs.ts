import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { sweepLooseFiles, type FilesDeps } from "./commands.ts";

export const ATTACHMENT_CRONTAB = "17 * * * * sweep-loose-files";

/** A draft is gone on with within a week, or its files are sent again. */
const LASTS_HOURS = 7 * 24;

export function attachmentHandlers(deps: Pick<FilesDeps, "database" | "files">): Handlers {
  return {
    "sweep-loose-files": () => sweepLooseFiles(deps, now().subtract({ hours: LASTS_HOURS })),
  };
}
