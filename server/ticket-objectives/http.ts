import { getTicketObjectives } from "#api/objectives.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readTicketObjectives } from "./reads.ts";

export function ticketObjectiveDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(getTicketObjectives, (call) =>
      readTicketObjectives(database.desk, { ...call, reference: call.params.reference }),
    ),
  ] as const;
}
