import * as api from "#api/objectives.ts";
import type { Clock } from "#core/contracts/vocabulary.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import { valueOf } from "./case.ts";
import type { World } from "./world.ts";

type Level = api.ObjectivesPage["levels"][number];

/** So many hours, day and night. */
export const within = (severity: Severity, clock: Clock, amount: number): Level => ({
  severity,
  clock,
  amount,
  unit: "hours",
  hours: "24x7",
});

/** Sets what the desk asks of itself, as a manager does. */
export async function setObjectives(world: World, levels: readonly Level[]): Promise<void> {
  const manager = world.as("manager");
  const { version: ifMatch } = valueOf(await manager(api.getObjectives, {}));
  const body = { levels: [...levels], why: "Convenu en comité" };
  valueOf(await manager(api.changeObjectives, { ifMatch, body }));
}
