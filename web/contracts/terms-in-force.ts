import type { ContractView, TermsView } from "#api/contract-views.ts";

/** The terms in force now; of a contract that has not begun, the first ones. */
export function termsInForce({ versions, current }: ContractView): TermsView {
  const version = versions.find((one) => one.version === current) ?? versions[0];
  if (version === undefined) throw new Error("A contract without terms");
  return version.terms;
}
