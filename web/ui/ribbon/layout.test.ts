import { describe, expect, test } from "vitest";
import { domainOf, placeMarks, placePosts, placeSpans } from "./layout.ts";
import type { RibbonMark, RibbonSpan } from "./ribbon-data.ts";

const start = Date.parse("2026-11-16T08:00:00Z");
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const span = (from: number, to: number | undefined, label = "Ouvert"): RibbonSpan => ({
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
  kind: "open",
  label,
});
const domain = { from: start, to: start + 10_000 * 60_000 };
const width = 1000;

describe("bands of a lane", () => {
  test("a span of seconds keeps a width that can be pointed at, and never covers its neighbours", () => {
    const placed = placeSpans(
      [span(0, 1), span(1, 2), span(2, 9000), span(9000, 9001), span(9001, undefined)],
      at(9999),
      domain,
      width,
    );
    for (const { width: share } of placed) expect(share * width).toBeGreaterThanOrEqual(4.99);
    for (const [index, { left }] of placed.entries()) {
      const before = placed[index - 1];
      if (before) expect(left).toBeGreaterThanOrEqual(before.left + before.width - 1e-9);
    }
  });

  test("stay inside the ribbon when many short ones end at its edge", () => {
    const spans = Array.from({ length: 20 }, (_, index) =>
      span(9990 + index / 2, 9990.5 + index / 2),
    );
    const placed = placeSpans(spans, at(10_000), domain, width);
    for (const { left, width: share } of placed) expect(left + share).toBeLessThanOrEqual(1 + 1e-9);
  });

  test("carry their words only where these fit", () => {
    const [narrow, wide] = placeSpans(
      [span(0, 300, "Suspendu"), span(300, 9000, "En cours")],
      at(9999),
      domain,
      width,
    );
    expect([narrow?.labelled, wide?.labelled]).toEqual([false, true]);
  });

  test("one that still runs ends now", () => {
    const [running] = placeSpans([span(0, undefined)], at(5000), domain, width);
    expect(running?.width).toBeCloseTo(0.5);
  });
});

describe("marks and posts", () => {
  const mark = (minutes: number, side: RibbonMark["side"]): RibbonMark => ({
    at: at(minutes),
    side,
    label: "Message",
  });

  test("messages that would touch are counted in one mark, each side by itself, and none is lost", () => {
    const marks = [
      mark(100, "desk"),
      mark(0, "desk"),
      mark(50, "beneficiary"),
      mark(60, "beneficiary"),
      mark(5000, "desk"),
    ];
    const placed = placeMarks(marks, domain, width);
    expect(placed.map(({ side, marks: held }) => [side, held.length])).toEqual([
      ["desk", 2],
      ["beneficiary", 2],
      ["desk", 1],
    ]);
  });

  test("a post too near the next one, or the edge, keeps its words for the pointer", () => {
    const post = (minutes: number) => ({
      at: at(minutes),
      tone: "due" as const,
      label: "échéance mer. 12 h 48",
    });
    expect(
      placePosts([post(0), post(100), post(9900)], domain, width).map(({ labelled }) => labelled),
    ).toEqual([false, true, false]);
  });

  test("a post that lies beyond the ribbon is not drawn as if it were due at its edge: the first says when, in words", () => {
    const post = (minutes: number) => ({ at: at(minutes), tone: "due" as const, label: "due" });
    const placed = placePosts([post(20_000), post(100), post(10_001), post(10_000)], domain, width);
    expect(placed.map(({ isBeyond, labelled, left }) => [isBeyond, labelled, left])).toEqual([
      [false, true, 0.01],
      [false, false, 1],
      [true, true, 1],
      [true, false, 1],
    ]);
  });

  test("a post keeps its words for the pointer where those of one beyond the edge reach it", () => {
    const post = (minutes: number) => ({ at: at(minutes), tone: "due" as const, label: "due" });
    const labels = (...posts: readonly number[]) =>
      placePosts(posts.map(post), domain, width).map(({ labelled }) => labelled);
    expect(labels(8900)).toEqual([true]);
    expect(labels(8900, 20_000)).toEqual([false, true]);
  });

  test("the ground reaches as far as something is due", () => {
    const lanes = [
      {
        id: "clock",
        label: "Réponse",
        spans: [],
        posts: [{ at: at(500), tone: "due" as const, label: "échéance" }],
      },
    ];
    const reach = domainOf({ from: at(0), now: at(100), lanes, to: undefined });
    expect(reach.to).toBeGreaterThan(Date.parse(at(500)));
    expect(reach.from).toBeLessThan(start);
  });
});
