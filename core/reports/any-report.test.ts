import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyHistory, type History } from "#test/harness/any-history.ts";
import { historyOf } from "#test/harness/reported.ts";
import { momentOf } from "../calendars/moment.ts";
import { level, PREMIUM, promising } from "../clocks/worlds.ts";
import { periodBefore, spanOf, type Period } from "./period.ts";
import { numberIn, reportOf, type ActivityReport } from "./report.ts";
import { add, emptyTally } from "./tally.ts";

const promises = promising([
  ...PREMIUM,
  level("workaround", 1, "8 hours", "24x7"),
  level("resolution", 2, "40 hours", "24x5"),
  level("next_response", 1, "30 minutes", "24x7"),
]);
const from = Temporal.PlainDate.from("2026-10-28");
const periodOf = (first: number, days: number): Period => ({
  firstDay: from.add({ days: first }),
  dayAfter: from.add({ days: first + days }),
  zone: "Europe/Paris",
});
const told = (histories: readonly History[], period: Period): ActivityReport => {
  const tally = emptyTally(period);
  for (const [index, one] of histories.entries())
    add(tally, historyOf(one, index, { promises, environment: "Portal" }));
  return reportOf(tally);
};
const histories = fc.array(anyHistory, { minLength: 1, maxLength: 6 });
const first = fc.integer({ min: 0, max: 20 });
const length = fc.integer({ min: 1, max: 40 });
const holds = (property: (histories: readonly History[], first: number, days: number) => void) =>
  fc.assert(fc.property(histories, first, length, property), { numRuns: 120 });

/** Numbers of events, which happen in one period alone. */
const ADDITIVE = [
  ["volumes", "filed"],
  ["volumes", "solved"],
  ["volumes", "closed_otherwise"],
  ["closures", "closed"],
  ["conclusions", "proposed"],
  ["conclusions", "accepted"],
  ["conclusions", "refused"],
  ["environments", "filed", "Portal"],
  ["acts", "count", "reminders"],
  ["acts", "count", "refusals"],
  ["acts", "count", "raised"],
  ["acts", "count", "escalations"],
] as const;

describe("whatever happens to tickets", () => {
  test("R-34-06 two adjoining periods add up to the whole", () => {
    holds((all, start, days) => {
      const whole = told(all, periodOf(start, days * 2));
      const halves = [told(all, periodOf(start, days)), told(all, periodOf(start + days, days))];
      for (const [table, column, row] of ADDITIVE) {
        const parts = halves.map((half) => numberIn(half, table, column, row).value);
        expect(
          parts.reduce((sum, part) => sum + part, 0),
          `${table} ${column} ${row ?? ""}`,
        ).toBe(numberIn(whole, table, column, row).value);
      }
      const before = told(all, periodBefore(periodOf(start, days)));
      expect(numberIn(halves[0] ?? whole, "volumes", "filed").before).toBe(
        numberIn(before, "volumes", "filed").value,
      );
    });
  });

  test("R-34-06 each target that is met or missed is so in one of two periods, however late one hears of it", () => {
    holds((all, start, days) => {
      const whole = told(all, periodOf(start, days * 2));
      const halves = [told(all, periodOf(start, days)), told(all, periodOf(start + days, days))];
      for (const column of ["met", "missed", "lowered"] as const) {
        const parts = halves.map((half) => numberIn(half, "targets", column).value);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(
          numberIn(whole, "targets", column).value,
        );
      }
    });
  });

  test("what was open and came in is what went out and is open, for each nature", () => {
    holds((all, start, days) => {
      const report = told(all, periodOf(start, days));
      const { rows } = report.tables.find(({ table }) => table === "natures") ?? { rows: [] };
      for (const { values } of rows) {
        const [before = 0, filed = 0, solved = 0, otherwise = 0, after = 0] = values;
        expect(before + filed).toBe(solved + otherwise + after);
      }
    });
  });

  test("times in the states are the time that tickets were open in the period", () => {
    holds((all, start, days) => {
      const period = periodOf(start, days);
      const { from: begin, to: end } = spanOf(period);
      const open = all.reduce((sum, { events, ticket }) => {
        const filedAt = momentOf(events[0]?.at ?? ticket.filedAt);
        const closedAt = ticket.closure === null ? end : momentOf(ticket.closure.at);
        return sum + Math.max(0, Math.min(closedAt, end) - Math.max(filedAt, begin));
      }, 0);
      const report = told(all, period);
      const hours = ["desk", "beneficiary"].map((side) => numberIn(report, "times", side).value);
      expect(Math.abs((hours[0] ?? 0) + (hours[1] ?? 0) - open / 3.6e9)).toBeLessThan(0.02);
    });
  });

  test("each target that is counted as missed is named, and what is lowered was missed, in it or before", () => {
    holds((all, start, days) => {
      const report = told(all, periodOf(start, days));
      const missed = numberIn(report, "targets", "missed").value;
      expect(missed).toBe(report.misses.filter(({ isOfBefore }) => !isOfBefore).length);
      expect(numberIn(report, "targets", "lowered").value).toBe(
        report.misses.filter(({ isLowered }) => isLowered).length,
      );
    });
  });

  test("what happens after a period changes nothing of its report", () => {
    holds((all, start, days) => {
      const period = periodOf(start, days);
      const { to } = spanOf(period);
      const known = all.flatMap((one) => {
        const events = one.events.filter(({ at }) => momentOf(at) < to);
        return events.length === 0 ? [] : [{ ...one, events }];
      });
      const [early, late] = [told(known, period), told(all, period)];
      expect(early.tables).toEqual(late.tables);
    });
  });
});
