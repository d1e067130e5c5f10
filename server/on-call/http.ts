import * as api from "#api/on-call.ts";
import { door } from "#server/platform/http/door.ts";
import {
  addAbsence,
  addCover,
  changeRotation,
  switchOff,
  takeBackException,
  type OnCallDeps,
} from "./commands.ts";
import { readDuties, readOnCall } from "./reads.ts";

/** Who is on call, and what departs from the rotation. */
export function onCallDoors(deps: OnCallDeps) {
  const { desk } = deps.database;
  return [
    door(api.getOnCall, (call) => readOnCall(desk, call)),
    door(api.listDuties, ({ actor, query }) =>
      readDuties(desk, actor, {
        from: Temporal.Instant.from(query.from),
        to: Temporal.Instant.from(query.to),
      }),
    ),
    door(api.changeRotation, (call) => changeRotation(deps, call, call.body)),
    door(api.switchOnCallOff, (call) => switchOff(deps, call, call.body)),
    door(api.addCover, (call) => addCover(deps, call, call.body)),
    door(api.addAbsence, (call) => addAbsence(deps, call, call.body)),
    door(api.takeBackException, (call) => takeBackException(deps, call, call.params.exception)),
  ] as const;
}
