import { listSubscriptions } from "#api/desk.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { isId, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { readSubscriptions } from "./reads.ts";

/** Contracts as lists show them. */
export function contractListDoors({
  database,
}: {
  readonly database: Pick<Database, "desk" | "portal">;
}) {
  return [
    door(listSubscriptions, async ({ actor, now, query }) => {
      const cursor = readCursor(query.cursor, ["name", "organisation", "until", "id"]);
      if (!cursor.ok) return cursor;
      if (cursor.value !== undefined && !isPlace(cursor.value))
        return refuse("bad_cursor", { field: "cursor" });
      const page = await readSubscriptions(database, { actor, now }, query, cursor.value);
      if (!page.ok) return page;
      const { items, next } = page.value;
      return ok({ items, next: writeCursor(next === null ? null : { ...next }) });
    }),
  ] as const;
}

interface Told {
  readonly organisation: string;
  readonly until: string;
  readonly id: string;
}

function isPlace({ organisation, until, id }: Told): boolean {
  return isId(organisation) && isId(id) && isDay(until);
}

/** A day that the database can read, too. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
