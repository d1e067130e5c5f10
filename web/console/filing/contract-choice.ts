/**
 * contractChoice(contracts, value): the contract that a call is filed under, or "none": what was chosen where it is one of the
 * beneficiary's, otherwise the first in force.
 */
type Listed = { readonly id: string; readonly active: boolean };

export function contractChoice(contracts: readonly Listed[], value: string): string {
  if (value === "none") return value;
  const chosen = contracts.find(({ id }) => id === value) ?? contracts.find(({ active }) => active);
  return chosen?.id ?? "none";
}
