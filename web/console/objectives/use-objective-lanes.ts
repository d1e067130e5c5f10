/** useObjectiveLanes(reference): what the desk asks of itself as lanes of a ticket's ribbon, told apart from what contracts promise. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { dueNext, useLanesOf } from "#web/clocks/clock-lanes.ts";
import type { MoreLanes } from "#web/tickets/ticket-ribbon.tsx";
import { ticketObjectivesQuery } from "./objective-queries.ts";

export function useObjectiveLanes(reference: string): MoreLanes {
  const { t } = useTranslation("objectives");
  const { data } = useQuery(ticketObjectivesQuery(reference));
  const lanesOf = useLanesOf("desk");
  const lanes = lanesOf(data).map((lane) => ({
    ...lane,
    id: `objective ${lane.id}`,
    label: t("lane", { clock: lane.label }),
    isAside: true,
  }));
  return { lanes, due: dueNext(data?.clocks ?? []) };
}
