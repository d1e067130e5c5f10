import * as api from "#api/environments.ts";
import { given } from "#server/platform/given.ts";
import { door, type Call } from "#server/platform/http/door.ts";
import {
  changeEnvironment,
  confirmEnvironment,
  recordEnvironment,
  removeEnvironment,
  type KeepingDeps,
} from "./commands.ts";

/** Systems recorded, corrected, confirmed and removed. */
export function environmentKeepingDoors(deps: KeepingDeps) {
  return [
    door(api.recordEnvironment, (call) => recordEnvironment(deps, call, call.body)),
    door(api.changeEnvironment, (call) => changeEnvironment(deps, of(call), given(call.body))),
    door(api.confirmEnvironment, (call) => confirmEnvironment(deps, of(call), call.body.facts)),
    door(api.removeEnvironment, (call) => removeEnvironment(deps, of(call))),
  ] as const;
}

function of({
  actor,
  now,
  language,
  idempotency,
  ifMatch,
  params,
}: Pick<
  Call<typeof api.confirmEnvironment>,
  "actor" | "now" | "language" | "idempotency" | "ifMatch" | "params"
>) {
  return { actor, now, language, idempotency, ifMatch, id: params.environment };
}
