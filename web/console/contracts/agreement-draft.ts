/** What is typed of a contract beside its terms: for whom, through whom, what it covers and on which days. */
import type { ContractView } from "#api/contract-views.ts";
import { todayIn } from "#web/contracts/days.ts";
import { isFlag, isListOf, isMadeOf, isText } from "#web/session/shapes.ts";

export type AgreementDraft = {
  partner: string;
  products: string[];
  sku: string;
  startsOn: string;
  endsOn: string;
  zone: string;
  overlapWanted: boolean;
};

export const isAgreementDraft = isMadeOf<AgreementDraft>({
  partner: isText,
  products: isListOf(isText),
  sku: isText,
  startsOn: isText,
  endsOn: isText,
  zone: isText,
  overlapWanted: isFlag,
});

/** A year from the day on, as most contracts last; a leap day's year ends on the first of March. */
const yearAfter = (day: string): string =>
  `${Number(day.slice(0, 4)) + 1}${day.slice(4) === "-02-29" ? "-03-01" : day.slice(4)}`;

export function newAgreement(zone: string): AgreementDraft {
  const startsOn = todayIn(zone);
  return {
    partner: "",
    products: [],
    sku: "",
    startsOn,
    endsOn: yearAfter(startsOn),
    zone,
    overlapWanted: false,
  };
}

/** The one that follows: it begins where the other ends, and is the like of it. */
export function renewalOf(contract: ContractView): AgreementDraft {
  const { partner, products, sku, coveredUntil, zone } = contract;
  return {
    partner: partner?.id ?? "",
    products: products.map(({ id }) => id),
    sku,
    startsOn: coveredUntil,
    endsOn: yearAfter(coveredUntil),
    zone,
    overlapWanted: false,
  };
}
