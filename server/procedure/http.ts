import { FILE_SIZE_MAX_IN_BYTES } from "#api/attachments.ts";
import { getProcedure } from "#api/desk.ts";
import { ok } from "#core/kit/result.ts";
import { readPublishedHours } from "#server/calendars/index.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";

export function procedureDoors({
  database,
  fileMaxBytes,
}: {
  readonly database: Pick<Database, "desk">;
  readonly fileMaxBytes: number;
}) {
  const fileSizeMaxInBytes = Math.min(fileMaxBytes, FILE_SIZE_MAX_IN_BYTES);
  return [
    door(getProcedure, async () => {
      const settings = await settingsInForce(database.desk);
      const businessHours = await readPublishedHours(database.desk);
      return ok({ ...publishedOf(settings), businessHours, fileSizeMaxInBytes });
    }),
  ];
}

/** What both sides work by; how the desk is warned and who is called is its own affair. */
function publishedOf(settings: ProcedureSettings) {
  return {
    waitingTimeInBusinessDays: settings.waitingTimeInBusinessDays,
    attemptsBeforeClosing: settings.attemptsBeforeClosing,
    closesUnanswered: settings.closesUnanswered,
    refusalsBeforeEscalation: settings.refusalsBeforeEscalation,
    exchangesBeforeInteraction: settings.exchangesBeforeInteraction,
    acknowledgementInBusinessHours: settings.acknowledgementInBusinessHours,
    withdrawal: settings.withdrawal,
    environmentFactDays: settings.environmentFactDays,
  };
}
