/** useFigures(home): the numbers of the desk as a whole, with their words and the queue behind each; the home and the wall show them. */
import { useTranslation } from "react-i18next";
import type { Count, DeskHome } from "#api/home.ts";
import type { Queue } from "#api/tickets.ts";
import type { TargetFilter } from "#api/time-left.ts";

export type Figure = {
  key: "missed" | "near" | "dueToday" | "unassigned" | "escalated";
  count: Count;
  label: string;
  hint: string | undefined;
  tone: "bad" | "warn" | "plain";
  queue: Queue;
  target: TargetFilter | undefined;
};

const shown = [
  ["missed", "bad", "at_risk", "missed"],
  ["near", "warn", "at_risk", "near"],
  ["dueToday", "plain", "at_risk", "today"],
  ["unassigned", "plain", "unassigned", undefined],
] as const;

export function useFigures(home: DeskHome): readonly Figure[] {
  const { t } = useTranslation("home");
  const { count } = home.unacknowledged;
  const allAcknowledged = home.escalated.count > 0 ? t("figures.allAcknowledged") : undefined;
  return [
    ...shown.map(([key, tone, queue, target]) => ({
      key,
      count: home[key],
      label: t(`figures.${key}`),
      hint: t(`figures.${key}Hint`, { share: home.nearFrom }),
      tone,
      queue,
      target,
    })),
    {
      key: "escalated",
      count: home.escalated,
      label: t("figures.escalated"),
      hint: count > 0 ? t("figures.escalatedHint", { count }) : allAcknowledged,
      tone: count === 0 ? "plain" : "bad",
      queue: "escalated",
      target: undefined,
    },
  ];
}
