/**
 * contractChoice(contracts, value): the contract that a call is filed under, or "none": what was chosen where it is one of the
 * beneficiary's, otherwise the first in force. servedThrough(contact, organisation, contracts): those in force whose systems a
 * partner's contact sees; undefined for the beneficiary's own people, who see all of theirs.
 */
type Listed = { readonly id: string; readonly active: boolean };

export function contractChoice(contracts: readonly Listed[], value: string): string {
  if (value === "none") return value;
  const chosen = contracts.find(({ id }) => id === value) ?? contracts.find(({ active }) => active);
  return chosen?.id ?? "none";
}

type Through = Listed & { readonly partner: { readonly id: string } | null };
type Member = {
  readonly memberships: readonly { readonly organisation: { readonly id: string } }[];
};

export function servedThrough(
  contact: Member | undefined,
  organisation: string,
  contracts: readonly Through[],
): readonly string[] | undefined {
  if (contact === undefined) return undefined;
  const theirs = contact.memberships.map((one) => one.organisation.id);
  if (theirs.includes(organisation)) return undefined;
  return contracts.flatMap(({ id, active, partner }) =>
    active && partner !== null && theirs.includes(partner.id) ? [id] : [],
  );
}
