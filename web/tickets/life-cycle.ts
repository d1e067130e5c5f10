import { transitions } from "#core/tickets/transitions.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import type { MapEdge, MapNode } from "#web/ui/map/map-data.ts";

const places = {
  new: { x: 1, y: 0 },
  open: { x: 1, y: 1 },
  suspended: { x: 0, y: 2 },
  in_progress: { x: 2, y: 2 },
  resolved: { x: 1, y: 3 },
  closed: { x: 1, y: 4 },
} as const;

/** The life cycle as a map draws it, of the core's own table. @param say the words of `lifecycle`. */
export function lifeCycleOf(
  say: (key: `states.${keyof typeof places}.name` | `commands.${Command}.name`) => string,
  here: string | undefined,
): { nodes: MapNode[]; edges: MapEdge[] } {
  const nodes = STATES.map((state): MapNode => {
    return { id: state, label: say(`states.${state}.name`), tone: state, position: places[state] };
  });
  const edges = transitions().flatMap(({ from, to, commands }) =>
    commands.map((command): MapEdge => ({
      from,
      to,
      label: say(`commands.${command}.name`),
      active: from === here,
    })),
  );
  return { nodes, edges };
}

type Command = ReturnType<typeof transitions>[number]["commands"][number];
