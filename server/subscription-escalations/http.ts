import { escalateSubscription as route } from "#api/subscription-escalations.ts";
import { as } from "#core/kit/brand.ts";
import type { FilingDeps } from "#server/filing/index.ts";
import { door } from "#server/platform/http/door.ts";
import type { Showing } from "#server/tickets/index.ts";
import { escalateSubscription } from "./commands.ts";

export function subscriptionEscalationDoors(deps: FilingDeps & Showing) {
  return [
    door(route, async ({ actor, params, body, idempotency, now, language }) => {
      const { filer, tickets, ...words } = body;
      const done = await escalateSubscription(deps, {
        ...words,
        actor,
        idempotency,
        now,
        subscription: as<"SubscriptionId">(params.subscription),
        filer: filer === undefined ? undefined : as<"ContactId">(filer),
        cites: [...new Set(tickets)].map((reference) => as<"Reference">(reference)),
      });
      if (!done.ok) return done;
      const { reference } = done.value;
      return {
        ok: true,
        value: await deps.showTicket({ actor, reference, language, now }),
      };
    }),
  ] as const;
}
