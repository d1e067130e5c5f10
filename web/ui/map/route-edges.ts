/** Draws every edge as the least bent curve that keeps clear of nodes and of the edges before it. Pure and repeatable. */
import { bentCurve, inflated, isInside, pointsOf, trimmed } from "./geometry.ts";
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
  const placed: (Route & { points: Point[] })[] = [];
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
    const tried = (returns ? bends : [0, ...bends]).map((bend) => {
      const curve = trimmed(
        bentCurve(middleOf(from), middleOf(to), bend),
        inflated(from, 1),
        inflated(to, 3),
      );
      const points = pointsOf(curve);
      return { curve, points, cost: costOf(points, obstacles, placed) + Math.abs(bend) / unit };
    });
    const best = tried.reduce((one, other) => (other.cost < one.cost ? other : one));
    placed.push({ ...pair, curve: best.curve, points: best.points });
  }
  return placed.map(({ from, to, curve }) => ({ from, to, curve }));
}

function costOf(
  points: readonly Point[],
  obstacles: readonly Box[],
  placed: readonly { points: Point[] }[],
): number {
  let cost = 0;
  for (const point of points) {
    if (obstacles.some((box) => isInside(point, box))) cost += 6;
    for (const other of placed) {
      const nearest = Math.min(
        ...other.points.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)),
      );
      // Too near reads as one line; where two cross, only a few points are.
      if (nearest < apart) cost += 0.35 * (1 - nearest / apart) + 0.08;
    }
  }
  return cost;
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function lengthOf(boxes: ReadonlyMap<string, Box>, { from, to }: Pair): number {
  const [one, other] = [boxes.get(from), boxes.get(to)];
  if (!one || !other) return Infinity;
  return Math.hypot(one.x - other.x, one.y - other.y);
}
