/** Draws every edge as the least bent curve that keeps clear of nodes and of the edges before it. Pure and repeatable. */
import { bentCurve, hullOf, inflated, isInside, pointsOf, trimmed } from "./geometry.ts";
import type { Box, Curve, Point } from "./geometry.ts";

export type Route = { from: string; to: string; curve: Curve };
type Pair = { from: string; to: string };

const clearance = 9;
const apart = 10;

export function routeEdges(
  boxes: ReadonlyMap<string, Box>,
  pairs: readonly Pair[],
  unit: number,
): Route[] {
  const bends: number[] = [];
  for (let bend = 0.12; bend <= 4; bend += 0.12) bends.push(bend * unit, -bend * unit);
  const placed: Placed[] = [];
  for (const pair of pairs.toSorted(
    (one, other) => lengthOf(boxes, one) - lengthOf(boxes, other),
  )) {
    const [from, to] = [boxes.get(pair.from), boxes.get(pair.to)];
    if (!from || !to) continue;
    const obstacles = [...boxes]
      .filter(([id]) => id !== pair.from && id !== pair.to)
      .map(([, box]) => inflated(box, clearance));
    const returns = pairs.some((other) => other.from === pair.to && other.to === pair.from);
    // Two ways between the same nodes are bent alike, as a pair; a single one may be straight.
    const best = leastBent(returns ? bends : [0, ...bends], unit, (bend, dearest) => {
      const curve = trimmed(
        bentCurve(middleOf(from), middleOf(to), bend),
        inflated(from, 1),
        inflated(to, 3),
      );
      const points = pointsOf(curve);
      return { curve, points, cost: costOf(points, obstacles, placed, dearest) };
    });
    if (best) placed.push({ ...pair, ...best, around: aroundOf(best.points) });
  }
  return placed.map(({ from, to, curve }) => ({ from, to, curve }));
}

type Tried = { curve: Curve; points: Point[]; cost: number };
/** `around`: nothing beyond it is too near. */
type Placed = Route & { points: Point[]; around: Box };

/**
 * The cheapest of them, where every bend costs what it bends. They come with the least bent first, so that the first that
 * costs more by its bend alone than the best so far ends the search; most ways are clear soon.
 */
function leastBent(
  bends: readonly number[],
  unit: number,
  tryBend: (bend: number, dearest: number) => Tried,
): Tried | undefined {
  let best: Tried | undefined;
  let lowest = Infinity;
  for (const bend of bends) {
    const own = Math.abs(bend) / unit;
    if (own >= lowest) break;
    const tried = tryBend(bend, lowest - own);
    if (tried.cost + own >= lowest) continue;
    best = tried;
    lowest = tried.cost + own;
  }
  return best;
}

/** @param dearest what is above it need not be told exactly. */
function costOf(
  points: readonly Point[],
  obstacles: readonly Box[],
  placed: readonly Placed[],
  dearest: number,
): number {
  let cost = 0;
  for (const point of points) {
    if (obstacles.some((box) => isInside(point, box))) cost += 6;
    for (const other of placed) {
      if (!isInside(point, other.around)) continue;
      const nearest = nearestOf(point, other.points);
      // Too near reads as one line; where two cross, only a few points are.
      if (nearest < apart) cost += 0.35 * (1 - nearest / apart) + 0.08;
    }
    if (cost >= dearest) break;
  }
  return cost;
}

function aroundOf(points: readonly Point[]): Box {
  return hullOf(
    points.map((point) => ({ ...point, width: 0, height: 0 })),
    apart,
  );
}

function nearestOf({ x, y }: Point, points: readonly Point[]): number {
  let least = Infinity;
  for (const other of points) {
    const [across, down] = [other.x - x, other.y - y];
    const square = across * across + down * down;
    if (square < least) least = square;
  }
  return Math.sqrt(least);
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function lengthOf(boxes: ReadonlyMap<string, Box>, { from, to }: Pair): number {
  const [one, other] = [boxes.get(from), boxes.get(to)];
  if (!one || !other) return Infinity;
  return Math.hypot(one.x - other.x, one.y - other.y);
}
