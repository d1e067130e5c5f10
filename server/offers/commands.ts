import { checkOfferTerms, type OfferRefusal } from "#core/contracts/check-terms.ts";
import { changeOffer as decideChange, standOffer } from "#core/contracts/offer.ts";
import type { OfferTerms } from "#core/contracts/terms.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { readOfferPage } from "./reads.ts";
import {
  insertOffer,
  lockOffer,
  offerNameIsTaken,
  saveOffer,
  type Offer,
  type OfferChangeKind,
} from "./store.ts";

type Desk = Pick<Database, "desk">;

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly idempotency: GivenKey | undefined;
}

interface AskedOf extends Asked {
  readonly id: string;
  /** The version of the offer that whoever asks has seen. */
  readonly ifMatch: string;
}

interface Said {
  readonly source: string | null;
  readonly terms: OfferTerms;
  readonly why: string;
}

/** Contracts that are there keep what they say, whatever is offered from now on. */
export async function createOffer(
  { desk }: Desk,
  { actor, now, idempotency }: Asked,
  { why, ...facts }: Said & { readonly name: string },
) {
  const allowed = authorizeStaff(actor, "offers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    const id = newId<"OfferId">();
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok || before.value !== undefined) return before;
    const sound = checkOfferTerms(facts.terms);
    if (!sound.ok) return inTerms(sound.refusal);
    if (await offerNameIsTaken(tx, facts.name)) return refuse("name_taken", { field: "name" });
    await insertOffer(tx, { ...facts, id }, { at: now, agentId: actor.id, why });
    return ok(id);
  });
  return done.ok ? readOfferPage(desk, actor, done.value ?? "") : done;
}

/** What is granted from now on under the same name. */
export function changeOffer(database: Desk, asked: AskedOf, { source, terms, why }: Said) {
  return change(database, asked, { kind: "changed", why }, (offer) => {
    const sound = decideChange({ ...offer, isWithdrawn: false }, { source, terms });
    if (sound.ok) return ok({ ...offer, source, terms });
    const { code, ...about } = sound.refusal;
    return code === "nothing_changes" ? refuse(code) : inTerms({ code, ...about });
  });
}

/** No contract begins under it from now on; those that are under it stay. */
export function withdrawOffer(database: Desk, asked: AskedOf, { why }: Pick<Said, "why">) {
  return stand(database, asked, "withdrawn", why);
}

export function offerAgain(database: Desk, asked: AskedOf, { why }: Pick<Said, "why">) {
  return stand(database, asked, "offered_again", why);
}

function stand(database: Desk, asked: AskedOf, kind: "withdrawn" | "offered_again", why: string) {
  return change(database, asked, { kind, why }, (offer) => {
    const decided = standOffer({ isWithdrawn: offer.withdrawnAt !== null }, kind);
    return decided.ok
      ? ok({ ...offer, withdrawnAt: kind === "withdrawn" ? asked.now : null })
      : decided;
  });
}

async function change<Code extends string>(
  { desk }: Desk,
  { actor, now, idempotency, id, ifMatch }: AskedOf,
  { kind, why }: { readonly kind: OfferChangeKind; readonly why: string },
  decide: (offer: Offer) => Result<Offer, Code>,
) {
  const allowed = authorizeStaff(actor, "offers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx: Transaction) => {
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok || before.value !== undefined) return before;
    const offer = await lockOffer(tx, id);
    if (offer === undefined) return refuse("not_found");
    if (ifMatch !== String(offer.version)) return refuse("version_conflict");
    const next = decide(offer);
    if (!next.ok) return next;
    await saveOffer(tx, next.value, { kind, at: now, agentId: actor.id, why });
    return ok(id);
  });
  return done.ok ? readOfferPage(desk, actor, id) : done;
}

function inTerms({ code, field, ...about }: Refusal<OfferRefusal>) {
  return refuse(code, { ...about, field: `terms.${field ?? ""}` });
}
