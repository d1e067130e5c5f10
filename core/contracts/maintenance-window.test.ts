import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentOf } from "../calendars/moment.ts";
import {
  announceWindow,
  effectOf,
  takeWindowBack,
  type MaintenanceWindow,
} from "./maintenance-window.ts";

const at = (hour: number) => Temporal.Instant.from("2026-03-02T00:00:00Z").add({ hours: hour });
const window = (from: number, to: number, differing: Partial<MaintenanceWindow> = {}) => ({
  startsAt: at(from),
  endsAt: at(to),
  announcedAt: at(0),
  takenBackAt: null,
  what: "New storage",
  ...differing,
});
const code = (
  result: ReturnType<typeof announceWindow> | ReturnType<typeof takeWindowBack>,
): string => (result.ok ? "ok" : result.refusal.code);

describe("a maintenance window", () => {
  test("counts from its announcement, to its end or until it was taken back", () => {
    const [from, to] = [momentOf(at(4)), momentOf(at(8))];
    expect(effectOf(window(4, 8))).toEqual({ from, to, name: "New storage" });
    expect(effectOf(window(4, 8, { announcedAt: at(6) }))?.from).toBe(momentOf(at(6)));
    expect(effectOf(window(4, 8, { takenBackAt: at(5) }))?.to).toBe(momentOf(at(5)));
    expect(effectOf(window(4, 8, { takenBackAt: at(4) }))).toBeUndefined();
    expect(effectOf(window(4, 8, { announcedAt: at(8) }))).toBeUndefined();
  });

  test("is announced for a time to come, in one piece, of a week at the most", () => {
    expect(code(announceWindow([], window(4, 4), at(1)))).toBe("window_reversed");
    expect(code(announceWindow([], window(4, 8), at(8)))).toBe("window_past");
    expect(code(announceWindow([], window(4, 8), at(7)))).toBe("ok");
    expect(code(announceWindow([], window(4, 4 + 168), at(1)))).toBe("ok");
    expect(code(announceWindow([], window(4, 5 + 168), at(1)))).toBe("window_too_long");
  });

  test("stands beside no other at the same time; one that touches it, or was taken back, is none", () => {
    const standing = [window(4, 8)];
    expect(code(announceWindow(standing, window(7, 9), at(1)))).toBe("window_overlaps");
    expect(code(announceWindow(standing, window(8, 9), at(1)))).toBe("ok");
    expect(code(announceWindow(standing, window(2, 4), at(1)))).toBe("ok");
    const backed = [window(4, 8, { takenBackAt: at(2) })];
    expect(code(announceWindow(backed, window(5, 6), at(3)))).toBe("ok");
  });

  test("is taken back once, while it is not over", () => {
    expect(code(takeWindowBack(window(4, 8), at(6)))).toBe("ok");
    expect(code(takeWindowBack(window(4, 8), at(8)))).toBe("window_over");
    expect(code(takeWindowBack(window(4, 8, { takenBackAt: at(1) }), at(2)))).toBe("window_over");
  });

  test("windows that were announced one after another never overlap, whatever was taken back", () => {
    const hour = fc.integer({ min: 0, max: 200 });
    const step = fc.record({ from: hour, length: hour, back: fc.boolean(), after: hour });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let standing: MaintenanceWindow[] = [];
        let now = 0;
        for (const { from, length, back, after } of steps) {
          const asked = window(from, from + length, { announcedAt: at(now) });
          if (announceWindow(standing, asked, at(now)).ok) standing = [...standing, asked];
          const last = standing.at(-1);
          if (back && last !== undefined && takeWindowBack(last, at(now)).ok)
            standing = standing.with(-1, { ...last, takenBackAt: at(now) });
          now += after % 10;
        }
        const effects = standing
          .flatMap((one) => effectOf(one) ?? [])
          .toSorted((a, b) => a.from - b.from);
        effects.slice(1).forEach((one, index) => {
          expect(one.from).toBeGreaterThanOrEqual(effects[index]?.to ?? 0);
        });
      }),
    );
  });
});
