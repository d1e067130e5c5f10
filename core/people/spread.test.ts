import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spread, type Given, type Taker } from "./spread.ts";

const tickets = (...levels: readonly (1 | 2)[]): readonly Given[] =>
  levels.map((level, at) => ({ reference: `T${at + 1}`, level }));
const takers = (...some: readonly [string, 1 | 2, number][]): readonly Taker[] =>
  some.map(([id, level, open]) => ({ id, level, open }));
const told = (given: ReadonlyMap<string, string>) =>
  [...given].map(([reference, id]) => `${reference} ${id}`);

describe("what one held, spread over several", () => {
  test("goes each time to whoever holds the fewest, and of those alike to the first", () => {
    const some = takers(["ada", 1, 2], ["bo", 1, 0], ["cy", 1, 1]);
    expect(told(spread(tickets(1, 1, 1, 1, 1), some))).toEqual([
      "T1 bo",
      "T2 bo",
      "T3 cy",
      "T4 ada",
      "T5 bo",
    ]);
  });

  test("stays at its level where somebody of it takes", () => {
    expect(told(spread(tickets(2, 1, 2), takers(["ada", 1, 0], ["bo", 2, 9])))).toEqual([
      "T1 bo",
      "T2 ada",
      "T3 bo",
    ]);
    expect(told(spread(tickets(2), takers(["ada", 1, 0])))).toEqual(["T1 ada"]);
  });

  test("goes nowhere where nobody takes", () => {
    expect(spread(tickets(1, 2), [])).toEqual(new Map());
  });

  test("goes whole, and leaves nobody of one level two behind another", () => {
    const levels = fc.array(fc.constantFrom(1, 2), { maxLength: 40 });
    const count = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(levels, count, (some, people) => {
        const given = spread(
          tickets(...some),
          Array.from({ length: people }, (_, at) => ({ id: `p${at}`, level: 1, open: 3 })),
        );
        expect(given.size).toBe(some.length);
        const each = Map.groupBy(given.values(), (id) => id);
        const most = Math.max(0, ...[...each.values()].map(({ length }) => length));
        const least =
          each.size < people ? 0 : Math.min(...[...each.values()].map((one) => one.length));
        expect(most - least).toBeLessThanOrEqual(1);
      }),
    );
  });
});
