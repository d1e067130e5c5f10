import * as api from "#api/environments.ts";
import { ok, refuse } from "#core/kit/result.ts";
import { readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { readChanges, readComparison, readEnvironment, type EnvironmentDeps } from "./reads.ts";

/** What the desk holds of the systems of customers. */
export function environmentDoors(deps: EnvironmentDeps) {
  return [
    door(api.getEnvironment, ({ params, ...reader }) =>
      readEnvironment(deps, reader, params.environment),
    ),
    door(api.listEnvironmentChanges, async ({ params, query, ...reader }) => {
      const cursor = readCursor(query.cursor, ["before"]);
      if (!cursor.ok) return cursor;
      if (cursor.value !== undefined && !/^\d{1,9}$/.test(cursor.value.before))
        return refuse("bad_cursor", { field: "cursor" });
      const before = cursor.value === undefined ? undefined : Number(cursor.value.before);
      const page = await readChanges(deps, reader, params.environment, before, query.limit);
      if (!page.ok) return page;
      const { items, next } = page.value;
      return ok({ items, next: writeCursor(next === null ? null : { before: String(next) }) });
    }),
    door(api.compareEnvironment, async ({ params, query, ...reader }) => {
      const moments = {
        from: Temporal.Instant.from(query.from),
        to: Temporal.Instant.from(query.to),
      };
      const compared = await readComparison(deps, reader, params.environment, moments);
      return compared.ok ? ok({ facts: compared.value }) : compared;
    }),
  ] as const;
}
