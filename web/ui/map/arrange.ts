/** From data to a drawing: boxes, curves and places of the labels. Pure. */
import { hullOf, isInside, overlap, pointOn, pointsOf } from "./geometry.ts";
import type { Box, Curve, Point } from "./geometry.ts";
import type { LifecycleMapProps, MapEdge, MapNode } from "./map-data.ts";
import { routeEdges } from "./route-edges.ts";

export type DrawnNode = { node: MapNode; box: Box };
export type DrawnEdge = {
  key: string;
  curve: Curve;
  active: boolean;
  labels: string[];
  /** What the labels cover. */
  words: Box | undefined;
};
export type Drawing = {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  here: Point | undefined;
  frame: Box;
  fontSize: number;
};

type Measures = {
  stepX: number;
  stepY: number;
  height: number;
  fontSize: number;
  labelled: "active" | "all";
};

export function arrange(props: Omit<LifecycleMapProps, "label">): Drawing {
  const { nodes, edges, here, hereLabel, size = "small", direction = "down" } = props;
  const measures = measuresOf(size, direction);
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node, measures, direction)]));
  const routes = routeEdges(boxes, pairsOf(edges), measures.height * 2);
  const taken = [...boxes.values()];
  const lines = routes.flatMap(({ curve }) => pointsOf(curve));
  const linesBut = (edge: DrawnEdge) =>
    routes.flatMap(({ curve }) => (curve === edge.curve ? [] : pointsOf(curve)));
  const drawn = routes.map(({ from, to, curve }): DrawnEdge => {
    const same = edges.filter((edge) => edge.from === from && edge.to === to);
    const active = same.some((edge) => edge.active);
    const shown = measures.labelled === "all" ? same : same.filter((edge) => edge.active);
    const labels = shown.flatMap(({ label }) =>
      size === "small" || isTooLong(label, curve, measures) ? linesOf(label) : [label],
    );
    return { key: `${from}>${to}`, curve, active, labels, words: undefined };
  });
  const hull = hullOf(
    [...taken, ...lines.map(({ x, y }): Box => ({ x, y, width: 0, height: 0 }))],
    0,
  );
  const placed = drawn.map((edge) => ({
    ...edge,
    words: placeLabel(edge, measures, taken, linesBut(edge)),
  }));
  const hereBox = here === undefined ? undefined : boxes.get(here);
  const hereAt =
    hereBox && hereLabel
      ? placeHere(hereBox, hereLabel, measures, { taken, lines, hull })
      : undefined;
  return {
    nodes: nodes.flatMap((node) =>
      boxes.has(node.id) ? [{ node, box: boxOf(node, measures, direction) }] : [],
    ),
    edges: placed,
    here: hereAt,
    frame: hullOf([hull, ...taken], 8),
    fontSize: measures.fontSize,
  };
}

const letterMax = 14;

/** How large a way's words are, and from one line of them to the next. @param fontSize of the states. */
export function wordsOf(fontSize: number): { size: number; line: number } {
  const size = fontSize * 0.87;
  return { size, line: size * 1.2 };
}

/** On a level way its words would reach over the states at both ends. */
function isTooLong(label: string, [from, , to]: Curve, { fontSize }: Measures): boolean {
  return Math.abs(to.y - from.y) < 1 && widthOf(label, fontSize) > Math.abs(to.x - from.x);
}

const widthOf = (label: string, fontSize: number): number => label.length * fontSize * 0.5 + 6;

/** The small map has no room for long words on one line. */
function linesOf(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letterMax)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

function measuresOf(size: "small" | "large", direction: "down" | "across"): Measures {
  if (size === "small")
    return { stepX: 80, stepY: 76, height: 30, fontSize: 13.5, labelled: "active" };
  const steps = direction === "across" ? { stepX: 232, stepY: 150 } : { stepX: 210, stepY: 132 };
  return { ...steps, height: 38, fontSize: 15, labelled: "all" };
}

function boxOf(
  { label, position }: MapNode,
  measures: Measures,
  direction: "down" | "across",
): Box {
  const { stepX, stepY, height, fontSize } = measures;
  const width = Math.max(label.length * fontSize * 0.56 + height, height * 2.9);
  const [column, row] = direction === "down" ? [position.x, position.y] : [position.y, position.x];
  return { x: column * stepX - width / 2, y: row * stepY - height / 2, width, height };
}

function pairsOf(edges: readonly MapEdge[]): { from: string; to: string }[] {
  const known = new Map(edges.map(({ from, to }) => [`${from}>${to}`, { from, to }]));
  return [...known.values()].filter(({ from, to }) => from !== to);
}

/** The place along the curve where the words cover least; what is placed is taken. */
function placeLabel(
  edge: DrawnEdge,
  measures: Measures,
  taken: Box[],
  lines: readonly Point[],
): Box | undefined {
  const { curve, labels } = edge;
  const { fontSize } = measures;
  const words = wordsOf(fontSize);
  if (labels.length === 0) return undefined;
  const width = Math.max(...labels.map((label) => widthOf(label, fontSize)));
  const height = (labels.length - 1) * words.line + words.size;
  const onCurve = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74].map((t) =>
    pointOn(curve, t),
  );
  // Beside it is still read as its own, as long as it touches.
  const places = [0, -0.3, 0.3, -0.55, 0.55].flatMap((aside) =>
    onCurve.map(({ x, y }) => ({ x: x + aside * width, y })),
  );
  const boxAt = ({ x, y }: Point): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
  const own = pointsOf(curve);
  const chosen = boxAt(leastCovering(places, boxAt, taken, lines, own));
  taken.push(chosen);
  return chosen;
}

/** Words over more of their own way than this, from 0 to 1, leave no arrow to be seen. */
const hiddenMax = 0.7;

type Around = { taken: Box[]; lines: readonly Point[]; hull: Box };

function placeHere(
  box: Box,
  label: string,
  { fontSize }: Measures,
  { taken, lines, hull }: Around,
): Point | undefined {
  const width = label.length * fontSize * 0.55;
  const height = fontSize * 1.3;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const away = box.height / 2 + height / 2 + 6;
  const places: Point[] = [
    { x: middle.x, y: middle.y + away },
    { x: middle.x, y: middle.y - away },
    { x: box.x + box.width + width / 2 + 8, y: middle.y },
    { x: box.x - width / 2 - 8, y: middle.y },
  ];
  const boxAt = ({ x, y }: Point): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
  // Beside the hull it would shrink the whole map.
  const kept = places.filter(
    (place) => boxAt(place).x >= hull.x && boxAt(place).x + width <= hull.x + hull.width,
  );
  const clear = kept.filter((place) => !taken.some((other) => overlap(boxAt(place), other)));
  // Over another state's name it would be worse than not written: the node is filled and ringed as well.
  return clear.length > 0 ? leastCovering(clear, boxAt, taken, lines) : undefined;
}

function leastCovering(
  places: Point[],
  boxAt: (place: Point) => Box,
  taken: readonly Box[],
  lines: readonly Point[],
  way: readonly Point[] = [],
): Point {
  const costs = places.map((place) => {
    const own = boxAt(place);
    const covered = lines.filter((point) => overlap(own, { ...point, width: 1, height: 1 })).length;
    const hidden = way.filter((point) => isInside(point, own)).length > hiddenMax * way.length;
    return covered + (hidden ? 25 : 0) + 50 * taken.filter((other) => overlap(own, other)).length;
  });
  return places[costs.indexOf(Math.min(...costs))] ?? { x: 0, y: 0 };
}
