/** What a life-cycle map shows; positions are in steps of a grid, x to the right and y down. */
import type { StateTone } from "../chips.tsx";

export type MapNode = {
  id: string;
  label: string;
  tone: StateTone;
  position: { x: number; y: number };
};

/** active: may be gone along next. Several between the same two nodes share one line. */
export type MapEdge = { from: string; to: string; label: string; active?: boolean | undefined };

export type LifecycleMapProps = {
  label: string;
  nodes: readonly MapNode[];
  edges: readonly MapEdge[];
  /** The node where the reader's ticket stands. */
  here?: string | undefined;
  /** "You are here", under that node. */
  hereLabel?: string | undefined;
  /** Who it waits for, in a sentence, under the map. */
  waitsFor?: string | undefined;
  size?: "small" | "large" | undefined;
  /** 'down' follows the positions; 'across' turns the map by a quarter, for wide places. */
  direction?: "down" | "across" | undefined;
};
