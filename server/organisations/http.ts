import * as api from "#api/organisations.ts";
import { ok, refuse } from "#core/kit/result.ts";
import { given } from "#server/platform/given.ts";
import { isId, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { changeOrganisation, createOrganisation, type OrganisationDeps } from "./commands.ts";
import { readOrganisation, readOrganisations } from "./reads.ts";

/** Customers and partners. */
export function organisationDoors(deps: OrganisationDeps) {
  const { database } = deps;
  return [
    door(api.listOrganisations, async ({ actor, query }) => {
      const cursor = readCursor(query.cursor, ["name", "id"]);
      if (!cursor.ok) return cursor;
      if (cursor.value !== undefined && !isId(cursor.value.id))
        return refuse("bad_cursor", { field: "cursor" });
      const page = await readOrganisations(database, actor, query, cursor.value);
      if (!page.ok) return page;
      const { items, next } = page.value;
      return ok({ items, next: writeCursor(next === null ? null : { ...next }) });
    }),
    door(api.getOrganisation, ({ actor, params, now }) =>
      readOrganisation(database, actor, params.organisation, now),
    ),
    door(api.createOrganisation, (call) => createOrganisation(deps, call, call.body)),
    door(api.changeOrganisation, (call) =>
      changeOrganisation(deps, call, call.params.organisation, given(call.body)),
    ),
  ] as const;
}
