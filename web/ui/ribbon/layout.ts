/** From instants to places on the ribbon. Pure: all in pixels of a given width, then shares of it, so that print may rescale. */
import type { RibbonMark, RibbonPost, RibbonProps, RibbonSpan } from "./ribbon-data.ts";
import type { Domain } from "./ticks.ts";

export type PlacedSpan = {
  type: "span";
  span: RibbonSpan;
  left: number;
  width: number;
  labelled: boolean;
};
/** `isBeyond`: later than what is drawn. It stands at the edge, and says in words when it is. */
export type PlacedPost = {
  type: "post";
  post: RibbonPost;
  left: number;
  labelled: boolean;
  isBeyond: boolean;
};
export type PlacedMarks = {
  type: "marks";
  side: RibbonMark["side"];
  marks: RibbonMark[];
  left: number;
};
export type PlacedItem = PlacedSpan | PlacedPost | PlacedMarks;

const spanMin = 5;
const markApart = 11;
const letter = 6.9;
/** Of a day and its hour, and the arrow after it. */
const momentLength = 22 * letter;

/** A little air at both ends; the future is shown only as far as something is due there. */
export function domainOf({
  from,
  to,
  now,
  lanes,
}: Pick<RibbonProps, "from" | "to" | "now" | "lanes">): Domain {
  const posts = lanes.flatMap((lane) => lane.posts ?? []).map(({ at }) => Date.parse(at));
  const start = Date.parse(from);
  const end = to === undefined ? Math.max(Date.parse(now), ...posts) : Date.parse(to);
  const length = Math.max(end - start, 10 * 60_000);
  return { from: start - length * 0.012, to: start + length * (to === undefined ? 1.03 : 1.012) };
}

export function placeAt(at: string | number, domain: Domain): number {
  const share = (new Date(at).getTime() - domain.from) / (domain.to - domain.from);
  return Math.min(1, Math.max(0, share));
}

/** Spans of one lane, in order; a short one keeps a width that can be seen and pointed at, at its neighbours' cost. */
export function placeSpans(
  spans: readonly RibbonSpan[],
  now: string,
  domain: Domain,
  width: number,
): PlacedSpan[] {
  const edges = spans.map((span) => ({
    span,
    start: placeAt(span.from, domain) * width,
    end: placeAt(span.to ?? now, domain) * width,
  }));
  let least = 0;
  for (const edge of edges) {
    edge.start = Math.max(edge.start, least);
    edge.end = Math.max(edge.end, edge.start + spanMin);
    least = edge.end;
  }
  let most = width;
  for (const edge of edges.toReversed()) {
    edge.end = Math.min(edge.end, most);
    edge.start = Math.max(0, Math.min(edge.start, edge.end - spanMin));
    most = edge.start;
  }
  return edges.map(({ span, start, end }) => ({
    type: "span",
    span,
    left: start / width,
    width: (end - start) / width,
    labelled: end - start >= Math.min(shownLength(span.label) + 14, 9 * letter + 14),
  }));
}

/** A post's words stand at its right, unless the next post or the edge is too near; those of the first beyond it, at its left. */
export function placePosts(
  posts: readonly RibbonPost[],
  domain: Domain,
  width: number,
): PlacedPost[] {
  const sorted = posts.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const within = sorted.filter(({ at }) => Date.parse(at) <= domain.to);
  const beyond = sorted.slice(within.length);
  const [first] = beyond;
  const end = first ? 1 - (shownLength(first.label) + momentLength) / width : 1;
  const lefts = within.map(({ at }) => placeAt(at, domain));
  return [
    ...within.map((post, index): PlacedPost => {
      const left = lefts[index] ?? 1;
      const room = (Math.min(lefts[index + 1] ?? 1, end) - left) * width;
      const labelled = room >= shownLength(post.label) + 14;
      return { type: "post", post, left, labelled, isBeyond: false };
    }),
    ...beyond.map((post): PlacedPost => {
      return { type: "post", post, left: 1, labelled: post === first, isBeyond: true };
    }),
  ];
}

/** Messages that would touch become one mark that counts them; the two sides never mix. */
export function placeMarks(
  marks: readonly RibbonMark[],
  domain: Domain,
  width: number,
): PlacedMarks[] {
  const placed: PlacedMarks[] = [];
  const last = new Map<RibbonMark["side"], { marks: RibbonMark[]; from: number }>();
  for (const mark of marks.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const left = placeAt(mark.at, domain);
    const open = last.get(mark.side);
    if (open && (left - open.from) * width < markApart) {
      open.marks.push(mark);
      continue;
    }
    const cluster = { type: "marks" as const, side: mark.side, marks: [mark], left };
    placed.push(cluster);
    last.set(mark.side, { marks: cluster.marks, from: left });
  }
  return placed;
}

function shownLength(words: string): number {
  return words.length * letter;
}
