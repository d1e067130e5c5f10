import type { OfferView } from "#api/contract-views.ts";
import { checkOfferTerms, type OfferRefusal } from "#core/contracts/check-terms.ts";
import type { OfferTerms } from "#core/contracts/terms.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { claimKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { viewOffer } from "./reads.ts";
import { findOffer, insertOffer, offerNameIsTaken } from "./store.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly idempotency: { readonly key: string; readonly requestHash: Buffer } | undefined;
}

type NotMade = "forbidden" | "name_taken" | "idempotency_key_reused" | OfferRefusal;

/** Contracts that are there keep what they say, whatever is offered from now on. */
export async function createOffer(
  { desk }: Pick<Database, "desk">,
  { actor, now, idempotency }: Asked,
  facts: { readonly name: string; readonly source: string | null; readonly terms: OfferTerms },
): Promise<Result<OfferView, NotMade>> {
  const allowed = authorizeStaff(actor, "offers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    const id = newId<"OfferId">();
    if (idempotency !== undefined) {
      const before = await claimKey(tx, { actorId: actor.id, ...idempotency }, id, now);
      if (!before.ok || before.value !== undefined) return before;
    }
    const sound = checkOfferTerms(facts.terms);
    if (!sound.ok) return inTerms(sound.refusal);
    if (await offerNameIsTaken(tx, facts.name)) return refuse("name_taken", { field: "name" });
    await insertOffer(tx, { ...facts, id }, now);
    return ok(id);
  });
  if (!done.ok) return done;
  const made = await findOffer(desk, done.value ?? "");
  if (made === undefined) throw new Error("An offer that was just there is gone");
  return ok(viewOffer(made));
}

function inTerms({ code, field, ...about }: Refusal<OfferRefusal>) {
  return refuse(code, { ...about, field: `terms.${field ?? ""}` });
}
