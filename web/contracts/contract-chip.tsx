/** ContractChip { state, coveredUntil, startsOn, zone? }: whether the contract is in force, and how long it still is where that is soon. */
import { useTranslation } from "react-i18next";
import type { ContractState } from "#api/contract-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import { daysBetween, todayIn } from "./days.ts";

type Props = {
  state: ContractState;
  startsOn: string;
  coveredUntil: string;
  zone?: string | undefined;
};

const soonInDays = 90;

export function ContractChip({ state, startsOn, coveredUntil, zone = "UTC" }: Props) {
  const { t } = useTranslation("contracts");
  const today = todayIn(zone);
  const left = daysBetween(today, coveredUntil);
  if (state === "active" && left <= soonInDays)
    return <Chip tone="warn">{t("daysLeft", { count: left })}</Chip>;
  if (state === "upcoming")
    return <Chip tone="brand">{t("daysUntil", { count: daysBetween(today, startsOn) })}</Chip>;
  return <Chip tone={state === "active" ? "good" : "plain"}>{t(`state.${state}`)}</Chip>;
}
