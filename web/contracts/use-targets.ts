/** useTargets(): a contract's targets as people say them: "within 4 hours, day and night, every day". */
import { useTranslation } from "react-i18next";
import type { TermsView } from "#api/contract-views.ts";

export type Target = TermsView["serviceLevels"][number];

export function useTargets() {
  const { t } = useTranslation("contracts");
  return ({ amount, unit, hours }: Target): string => {
    const within = t("within", { amount: t(`amounts.${unit}`, { count: amount }) });
    // A business day is one of the business hours: saying so twice tells nothing.
    return unit === "business_days" ? within : `${within}, ${t(`hours.${hours}`)}`;
  };
}
