import { askCoverage, getTicketCoverage } from "#api/coverage.ts";
import { as } from "#core/kit/brand.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readCoverage, readTicketCoverage } from "./reads.ts";

export function coverageDoors({ database }: { readonly database: Database }) {
  return [
    door(askCoverage, ({ actor, body, now }) =>
      readCoverage(database, actor, now, {
        organisation: as<"OrganisationId">(body.organisation),
        subscription: body.subscription,
        environment: body.environment,
        nature: body.nature,
        severity: body.severity,
        contact: body.contact === undefined ? undefined : as<"ContactId">(body.contact),
        channel: body.channel,
      }),
    ),
    door(getTicketCoverage, ({ actor, params, now }) =>
      readTicketCoverage(database, actor, params.reference, now),
    ),
  ] as const;
}
