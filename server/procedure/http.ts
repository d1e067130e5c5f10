import { FILE_SIZE_MAX_IN_BYTES } from "#api/attachments.ts";
import { getProcedure } from "#api/desk.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import { door } from "#server/platform/http/door.ts";

export function procedureDoors({
  settings,
  fileMaxBytes,
}: {
  readonly settings: ProcedureSettings;
  readonly fileMaxBytes: number;
}) {
  const { businessHours, ...published } = settings;
  const hours = { ...businessHours, days: [...businessHours.days] };
  const fileSizeMaxInBytes = Math.min(fileMaxBytes, FILE_SIZE_MAX_IN_BYTES);
  return [
    door(getProcedure, () =>
      Promise.resolve({
        ok: true,
        value: { ...published, businessHours: hours, fileSizeMaxInBytes },
      }),
    ),
  ];
}
