import { listTicketWarnings } from "#api/clocks.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readWarnings } from "./reads.ts";

/** What the desk was warned of; contacts never learn of it. */
export function warningDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(listTicketWarnings, ({ actor, params }) =>
      readWarnings(database.desk, actor, params.reference),
    ),
  ] as const;
}
