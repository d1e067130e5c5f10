import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { beginningOf, firstBreak, GENESIS, hashLink, type Link, type Sha256 } from "./chain.ts";

const sha256: Sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

const BEGINNING = beginningOf("EXO-2026-000001", sha256);
const link = (sequence: number, more: Partial<Link> = {}): Link => ({
  ticket: "EXO-2026-000001",
  chain: "public",
  sequence,
  at: "2026-11-02T09:00:00Z",
  type: "reply-added",
  actor: { kind: "agent", id: "ines" },
  payload: { handsTo: null },
  hashes: { text: "ab" },
  ...more,
});

interface Kept {
  readonly link: Link;
  readonly previous: string;
  readonly hash: string;
}

function chained(links: readonly Link[]): Kept[] {
  const kept: Kept[] = [];
  for (const one of links) {
    const previous = kept.at(-1)?.hash ?? BEGINNING;
    kept.push({ link: one, previous, hash: hashLink(one, previous, sha256) });
  }
  return kept;
}

const three = chained([link(1), link(2), link(3)]);
const tampered = (index: number, more: Partial<Kept>) =>
  firstBreak(
    three.map((one, place) => (place === index ? { ...one, ...more } : one)),
    [BEGINNING],
    sha256,
  );

describe("a chain", () => {
  test("holds as it was made, and an empty one holds", () => {
    expect(firstBreak(three, [BEGINNING], sha256)).toBeUndefined();
    expect(firstBreak([], [BEGINNING], sha256)).toBeUndefined();
  });

  const changes: readonly Partial<Link>[] = [
    { ticket: "EXO-2026-000002" },
    { chain: "internal" },
    { at: "2026-11-02T09:00:01Z" },
    { type: "note-added" },
    { actor: { kind: "agent", id: "adam" } },
    { payload: { handsTo: "desk" } },
    { hashes: { text: "ac" } },
    { hashes: {} },
  ];
  test.each(changes)("breaks where an event is changed: %o", (change) => {
    expect(tampered(1, { link: link(2, change) })).toEqual({ sequence: 2, why: "hash_differs" });
    const rehashed = hashLink(link(2, change), three[1]?.previous ?? "", sha256);
    expect(tampered(1, { link: link(2, change), hash: rehashed })).toEqual({
      sequence: 3,
      why: "previous_differs",
    });
  });

  test("breaks where an event is taken out, added or moved", () => {
    expect(firstBreak(three.toSpliced(1, 1), [BEGINNING], sha256)).toEqual({
      sequence: 2,
      why: "gap",
    });
    expect(firstBreak(three.slice(1), [BEGINNING], sha256)).toEqual({ sequence: 1, why: "gap" });
    expect(firstBreak(three.toReversed(), [BEGINNING], sha256)).toEqual({
      sequence: 1,
      why: "gap",
    });
  });

  test("breaks at its first event when it begins as another ticket's, or from nothing", () => {
    for (const previous of [beginningOf("EXO-2026-000002", sha256), GENESIS])
      expect(tampered(0, { previous })).toEqual({ sequence: 1, why: "beginning_differs" });
    const other = [beginningOf("EXO-2026-000002", sha256)];
    expect(firstBreak(three, other, sha256)).toEqual({ sequence: 1, why: "beginning_differs" });
  });

  test("breaks where an event holds what has no canonical text, and so never had a hash", () => {
    expect(tampered(1, { link: link(2, { payload: { parts: [1.5] } }) })).toEqual({
      sequence: 2,
      why: "hash_differs",
    });
  });

  test("the same event has the same hash whoever wrote its keys, and another after another past", () => {
    const turned = link(1, { actor: { id: "ines", kind: "agent" } });
    expect(hashLink(turned, GENESIS, sha256)).toBe(hashLink(link(1), GENESIS, sha256));
    expect(hashLink(link(1), sha256("x"), sha256)).not.toBe(hashLink(link(1), GENESIS, sha256));
  });
});
