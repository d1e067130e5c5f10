/** Points, boxes and curves of the map. Pure. */
export type Point = { x: number; y: number };
export type Box = { x: number; y: number; width: number; height: number };
/** A quadratic curve: from, bend, to. */
export type Curve = readonly [Point, Point, Point];

const samples = 36;

export function pointOn([a, b, c]: Curve, t: number): Point {
  const u = 1 - t;
  return {
    x: u * u * a.x + 2 * u * t * b.x + t * t * c.x,
    y: u * u * a.y + 2 * u * t * b.y + t * t * c.y,
  };
}

export function pointsOf(curve: Curve): Point[] {
  return Array.from({ length: samples + 1 }, (_, index) => pointOn(curve, index / samples));
}

/** From the middle of one to the middle of the other, bent sideways by so many pixels. */
export function bentCurve(from: Point, to: Point, bend: number): Curve {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const across = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [from, { x: middle.x + across.x * bend * 2, y: middle.y + across.y * bend * 2 }, to];
}

/** The part of the curve outside both boxes. */
export function trimmed(curve: Curve, from: Box, to: Box): Curve {
  const fine = 200;
  let start = 0;
  let end = fine;
  while (start < fine && isInside(pointOn(curve, start / fine), from)) start += 1;
  while (end > start && isInside(pointOn(curve, end / fine), to)) end -= 1;
  return cut(curve, start / fine, end / fine);
}

function cut(curve: Curve, start: number, end: number): Curve {
  const [a, b, c] = curve;
  const mixed = (one: Point, other: Point, t: number) => ({
    x: one.x + (other.x - one.x) * t,
    y: one.y + (other.y - one.y) * t,
  });
  const bend = mixed(mixed(a, b, start), mixed(b, c, start), end);
  return [pointOn(curve, start), bend, pointOn(curve, end)];
}

export function inflated(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

export function isInside({ x, y }: Point, box: Box): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

export function overlap(one: Box, other: Box): boolean {
  const apart = one.x >= other.x + other.width || other.x >= one.x + one.width;
  return !apart && one.y < other.y + other.height && other.y < one.y + one.height;
}

export function hullOf(boxes: readonly Box[], margin: number): Box {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return inflated({ x: left, y: top, width: right - left, height: bottom - top }, margin);
}
