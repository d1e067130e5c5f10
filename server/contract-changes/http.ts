import * as api from "#api/contracts.ts";
import type { Database } from "#server/platform/database.ts";
import { door, type Call } from "#server/platform/http/door.ts";
import {
  amendContract,
  createContract,
  endContract,
  previewContract,
  renewContract,
  swapNamedContacts,
} from "./commands.ts";

/** Contracts written down, amended, renewed and ended, and whom they name. */
export function contractChangeDoors({
  database,
}: {
  readonly database: Pick<Database, "desk" | "portal">;
}) {
  return [
    door(api.createContract, (call) => createContract(database, call, call.body)),
    door(api.renewContract, (call) => renewContract(database, of(call), call.body)),
    door(api.amendContract, (call) => amendContract(database, of(call), call.body)),
    door(api.previewContractAmendment, (call) =>
      previewContract(database, { ...call, id: call.params.subscription }, call.body),
    ),
    door(api.endContract, (call) => endContract(database, of(call), call.body)),
    door(api.swapNamedContacts, (call) => swapNamedContacts(database, of(call), call.body)),
  ] as const;
}

type Changing = Call<typeof api.amendContract> | Call<typeof api.swapNamedContacts>;

function of({
  actor,
  now,
  idempotency,
  ifMatch,
  params,
}: Pick<Changing, "actor" | "now" | "idempotency" | "ifMatch" | "params">) {
  return { actor, now, idempotency, ifMatch, id: params.subscription };
}
