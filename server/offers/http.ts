import * as api from "#api/offers.ts";
import { ok } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { createOffer } from "./commands.ts";
import { viewOffer, viewTemplates } from "./reads.ts";
import { listOffers } from "./store.ts";

/** What the desk offers, and what an administrator may make an offer of. */
export function offerDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(api.listOffers, async () =>
      ok({ items: (await listOffers(database.desk)).map(viewOffer) }),
    ),
    door(api.listOfferTemplates, async () => ok(viewTemplates())),
    door(api.createOffer, (call) => createOffer(database, call, call.body)),
  ] as const;
}
