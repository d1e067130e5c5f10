import * as api from "#api/offers.ts";
import { ok } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { changeOffer, createOffer, offerAgain, withdrawOffer } from "./commands.ts";
import { readOfferPage, viewOffer, viewTemplates } from "./reads.ts";
import { listOffers } from "./store.ts";

/** What the desk offers, and what an administrator may make of it. */
export function offerDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(api.listOffers, async () =>
      ok({ items: (await listOffers(database.desk)).map(viewOffer) }),
    ),
    door(api.listOfferTemplates, async () => ok(viewTemplates())),
    door(api.getOffer, ({ actor, params }) => readOfferPage(database.desk, actor, params.offer)),
    door(api.createOffer, (call) => createOffer(database, call, call.body)),
    door(api.changeOffer, (call) =>
      changeOffer(database, { ...call, id: call.params.offer }, call.body),
    ),
    door(api.withdrawOffer, (call) =>
      withdrawOffer(database, { ...call, id: call.params.offer }, call.body),
    ),
    door(api.offerAgain, (call) =>
      offerAgain(database, { ...call, id: call.params.offer }, call.body),
    ),
  ] as const;
}
