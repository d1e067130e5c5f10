import type { ContactId, OrganisationId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { checkNames } from "./agreement.ts";
import type { Subscription } from "./subscription.ts";
import type { Terms } from "./terms.ts";

/** Whom a contract may name: people of the beneficiary, and of the partner that it goes through. */
export type Members = ReadonlyMap<ContactId, readonly OrganisationId[]>;

export interface Naming {
  readonly present: readonly ContactId[];
  /** Everyone who is to be named afterwards. */
  readonly wanted: readonly ContactId[];
  readonly members: Members;
  /** Organisations whose people whoever asks may name and unname; `all` for the desk. */
  readonly reach: readonly OrganisationId[] | "all";
  readonly terms: Pick<Terms, "namedContacts">;
}

export interface Swap {
  readonly named: readonly ContactId[];
  readonly unnamed: readonly ContactId[];
}

/**
 * Who becomes a named contact and who is one no longer. Each side's lead swaps people of the own side only, and whoever
 * belongs to neither any more; the limit of the offer counts both sides together.
 */
export function swapNames({
  present,
  wanted,
  members,
  reach,
  terms,
}: Naming): Result<Swap, "not_a_member" | "forbidden" | "too_many_named_contacts"> {
  const [before, after] = [new Set(present), new Set(wanted)];
  const named = [...after].filter((one) => !before.has(one));
  const unnamed = [...before].filter((one) => !after.has(one));
  const sidesOf = (one: ContactId) => members.get(one) ?? [];
  const reaches = (one: ContactId) =>
    reach === "all" || sidesOf(one).some((side) => reach.includes(side));
  if (named.some((one) => sidesOf(one).length === 0 || !reaches(one)))
    return refuse("not_a_member", { field: "contacts" });
  if (unnamed.some((one) => sidesOf(one).length > 0 && !reaches(one)))
    return refuse("forbidden", { field: "contacts" });
  // Fewer than before is always better, also where the offer was lowered meanwhile.
  if (named.length === 0) return ok({ named, unnamed });
  const counted = checkNames(after.size, terms);
  return counted.ok ? ok({ named, unnamed }) : counted;
}

/** Those whose naming lasts. */
export function namedNow({ namedContacts }: Pick<Subscription, "namedContacts">): ContactId[] {
  return namedContacts.filter(({ until }) => until === null).map(({ contact }) => contact);
}
