import { askCoverage } from "#api/coverage.ts";
import { as } from "#core/kit/brand.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readCoverage } from "./reads.ts";

export function coverageDoors({ database }: { readonly database: Database }) {
  return [
    door(askCoverage, ({ actor, body, now }) =>
      readCoverage(database, actor, now, {
        organisation: as<"OrganisationId">(body.organisation),
        subscription: body.subscription,
        nature: body.nature,
        severity: body.severity,
        contact: body.contact === undefined ? undefined : as<"ContactId">(body.contact),
        channel: body.channel,
      }),
    ),
  ] as const;
}
