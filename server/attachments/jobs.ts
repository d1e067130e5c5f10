import { LOOSE_FILE_DAYS } from "#api/attachments.ts";
import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { sweepLooseFiles, type FilesDeps } from "./commands.ts";

export const ATTACHMENT_CRONTAB = "17 * * * * sweep-loose-files";

export function attachmentHandlers(deps: Pick<FilesDeps, "database" | "files">): Handlers {
  return {
    "sweep-loose-files": () =>
      sweepLooseFiles(deps, now().subtract({ hours: LOOSE_FILE_DAYS * 24 })),
  };
}
