/**
 * TicketMap { ticket, side }: the life cycle with "you are here" and what may follow, made of the core's own table.
 * ProcedureMap: the whole of it, large, for the Procedure page.
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TicketSummary } from "#api/ticket-views.ts";
import { LifecycleMap } from "#web/ui/map/lifecycle-map.tsx";
import { lifeCycleOf } from "./life-cycle.ts";

export function TicketMap({ ticket }: { ticket: Pick<TicketSummary, "state"> }) {
  const { t } = useTranslation(["tickets", "ui"]);
  const { nodes, edges } = useLifeCycle(ticket.state);
  return (
    <LifecycleMap
      label={t("mapLabel")}
      nodes={nodes}
      edges={edges}
      here={ticket.state}
      hereLabel={t("ui:map.here")}
    />
  );
}

export function ProcedureMap({
  label,
  direction = "across",
}: {
  label: string;
  direction?: "down" | "across";
}) {
  const { nodes, edges } = useLifeCycle(undefined);
  return (
    <LifecycleMap label={label} nodes={nodes} edges={edges} size="large" direction={direction} />
  );
}

function useLifeCycle(here: string | undefined) {
  const { t } = useTranslation("lifecycle");
  return useMemo(() => lifeCycleOf(t, here), [t, here]);
}
