import * as api from "#api/procedure-settings.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import { valueOf } from "./case.ts";
import type { World } from "./world.ts";

/** Sets parts of the procedure, as a manager does; the others stay as they are. */
export async function setProcedure(
  world: World,
  { warningThresholds, ...part }: Partial<ProcedureSettings>,
): Promise<api.SettingsPage> {
  const manager = world.as("manager");
  const { settings, version: ifMatch } = valueOf(await manager(api.getSettings, {}));
  const thresholds = warningThresholds && { warningThresholds: [...warningThresholds] };
  const body = { settings: { ...settings, ...part, ...thresholds }, why: "Convenu en comité" };
  return valueOf(await manager(api.changeSettings, { ifMatch, body }));
}
