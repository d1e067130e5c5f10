import * as api from "#api/alert-doors.ts";
import { ok } from "#core/kit/result.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { given } from "#server/platform/given.ts";
import { door } from "#server/platform/http/door.ts";
import {
  addPush,
  removePaging,
  removePush,
  setPaging,
  testPaging,
  type AlertDoorDeps,
} from "./commands.ts";
import { readPaging, readPush } from "./reads.ts";

/** Where alerts are told: an agent's browsers, and a paging service. */
export function alertDoorDoors(deps: AlertDoorDeps) {
  const { desk } = deps.database;
  return [
    door(api.getPush, async ({ actor }) => {
      const allowed = authorizeStaff(actor, "tickets.work");
      return allowed.ok ? ok(await readPush(desk, actor.id, deps.pushPublicKey)) : allowed;
    }),
    door(api.addPush, (call) => addPush(deps, call, call.body)),
    door(api.removePush, (call) => removePush(deps, call, call.params.push)),
    door(api.getPaging, async ({ actor }) => {
      const allowed = authorizeStaff(actor, "paging.manage");
      return allowed.ok ? ok(await readPaging(desk)) : allowed;
    }),
    door(api.setPaging, (call) => setPaging(deps, call, given(call.body))),
    door(api.removePaging, (call) => removePaging(deps, call)),
    door(api.testPaging, (call) => testPaging(deps, call)),
  ] as const;
}
