import { getTicketClocks } from "#api/clocks.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readTicketClocks } from "./reads.ts";

export function clockDoors({ database }: { readonly database: Pick<Database, "desk" | "portal"> }) {
  return [
    door(getTicketClocks, (call) =>
      readTicketClocks(database, { ...call, reference: call.params.reference }),
    ),
  ] as const;
}
