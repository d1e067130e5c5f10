import { FILE_SIZE_MAX_IN_BYTES } from "#api/attachments.ts";
import { getProcedure } from "#api/desk.ts";
import { ok } from "#core/kit/result.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import { readPublishedHours } from "#server/calendars/index.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";

export function procedureDoors({
  database,
  settings,
  fileMaxBytes,
}: {
  readonly database: Pick<Database, "desk">;
  readonly settings: ProcedureSettings;
  readonly fileMaxBytes: number;
}) {
  const fileSizeMaxInBytes = Math.min(fileMaxBytes, FILE_SIZE_MAX_IN_BYTES);
  return [
    door(getProcedure, async () => {
      const businessHours = await readPublishedHours(database.desk);
      return ok({ ...settings, businessHours, fileSizeMaxInBytes });
    }),
  ];
}
