/**
 * TicketMap { ticket, side }: the life cycle with "you are here" and what may follow, made of the core's own table.
 * ProcedureMap: the whole of it, large, for the Procedure page.
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TicketSummary } from "#api/ticket-views.ts";
import { transitions } from "#core/tickets/transitions.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import { LifecycleMap } from "#web/ui/map/lifecycle-map.tsx";
import type { MapEdge, MapNode } from "#web/ui/map/map-data.ts";

const places = {
  new: { x: 1, y: 0 },
  open: { x: 1, y: 1 },
  suspended: { x: 0, y: 2 },
  in_progress: { x: 2, y: 2 },
  resolved: { x: 1, y: 3 },
  closed: { x: 1, y: 4 },
} as const;

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

function useLifeCycle(here: string | undefined): { nodes: MapNode[]; edges: MapEdge[] } {
  const { t } = useTranslation("lifecycle");
  return useMemo(() => {
    const nodes = STATES.map((state): MapNode => {
      return { id: state, label: t(`states.${state}.name`), tone: state, position: places[state] };
    });
    const edges = transitions().flatMap(({ from, to, commands }) =>
      commands.map((command): MapEdge => ({
        from,
        to,
        label: t(`commands.${command}.name`),
        active: from === here,
      })),
    );
    return { nodes, edges };
  }, [t, here]);
}
