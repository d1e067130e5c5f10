import * as api from "#api/objectives.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { changeObjectives } from "./commands.ts";
import { readObjectivesPage } from "./reads.ts";

/** What the desk asks of itself, and what a manager may make of it. */
export function objectiveDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(api.getObjectives, ({ actor }) => readObjectivesPage(database.desk, actor)),
    door(api.changeObjectives, (call) => changeObjectives(database, call, call.body)),
  ] as const;
}
