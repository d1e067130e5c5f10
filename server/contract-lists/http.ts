import { listSubscriptions } from "#api/desk.ts";
import { refuse } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { isId, pageText, readCursor } from "#server/platform/http/cursor.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { door } from "#server/platform/http/door.ts";
import { readSubscriptions } from "./reads.ts";
import type { Place } from "./store.ts";

/** Contracts as lists show them. */
export function contractListDoors({
  database,
}: {
  readonly database: Pick<Database, "desk" | "portal">;
}) {
  const deps = { database, kept: openLines() };
  return [
    door(listSubscriptions, async ({ actor, now, query }) => {
      const cursor = readCursor(query.cursor, ["name", "organisation", "until", "id"]);
      if (!cursor.ok) return cursor;
      if (cursor.value !== undefined && !isPlace(cursor.value))
        return refuse("bad_cursor", { field: "cursor" });
      const page = await readSubscriptions(deps, { actor, now }, query, cursor.value);
      if (!page.ok) return page;
      const { items, last } = page.value;
      return { ok: true, text: pageText(items, last === null ? null : cursorOf(last)) };
    }),
  ] as const;
}

function cursorOf({ name, organisation, until, id }: Place) {
  return { name, organisation, until, id };
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
