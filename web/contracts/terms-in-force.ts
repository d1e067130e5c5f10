import type { ContractView, TermsView } from "#api/contract-views.ts";

/** The terms in force now; of a contract that has not begun, the first ones. */
export function termsInForce({ versions, current }: ContractView): TermsView {
  const version = versions.find((one) => one.version === current) ?? versions[0];
  if (version === undefined) throw new Error("A contract without terms");
  return version.terms;
}

/** The terms of the last day that the contract covers: those that whoever renews it goes on from. */
export function termsAtTheEnd({ versions, coveredUntil }: ContractView): TermsView {
  const [last] = versions
    .filter(({ from }) => from < coveredUntil)
    .toSorted((a, b) => (a.from === b.from ? b.version - a.version : a.from < b.from ? 1 : -1));
  const version = last ?? versions[0];
  if (version === undefined) throw new Error("A contract without terms");
  return version.terms;
}
