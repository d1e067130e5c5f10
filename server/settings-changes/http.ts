import * as api from "#api/procedure-settings.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { changeSettings } from "./commands.ts";
import { previewSettings, readSettingsPage } from "./reads.ts";

/** The parts of the procedure that the desk sets, and what a manager may make of them. */
export function settingsDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(api.getSettings, ({ actor }) => readSettingsPage(database.desk, actor)),
    door(api.changeSettings, (call) => changeSettings(database, call, call.body)),
    door(api.previewSettings, ({ actor, now, body }) =>
      previewSettings(database.desk, { actor, now }, body.settings),
    ),
  ] as const;
}
