import * as api from "#api/environments.ts";
import { refuse } from "#core/kit/result.ts";
import { isId, pageText, readCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { readEnvironments, type ListDeps } from "./reads.ts";

/** Systems of customers as lists show them. */
export function environmentListDoors(deps: Omit<ListDeps, "kept">) {
  const listing = { ...deps, kept: openLines() };
  return [
    door(api.listEnvironments, async ({ query, ...reader }) => {
      const cursor = readCursor(query.cursor, ["name", "id"]);
      if (!cursor.ok) return cursor;
      if (cursor.value !== undefined && !isId(cursor.value.id))
        return refuse("bad_cursor", { field: "cursor" });
      const { cursor: _cursor, ...wanted } = query;
      const page = await readEnvironments(listing, reader, wanted, cursor.value);
      if (!page.ok) return page;
      const { items, last } = page.value;
      const behind = last === null ? null : { name: last.name, id: last.id };
      return { ok: true, text: pageText(items, behind) };
    }),
  ] as const;
}
