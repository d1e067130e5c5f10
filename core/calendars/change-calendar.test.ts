import { describe, expect, test } from "vitest";
import { changeCalendar } from "./change-calendar.ts";
import { inOrder, type WrittenCalendar } from "./written-calendar.ts";

const day = (date: string, name: string) => ({ date, name, from: 0, to: 1440 });
const current: WrittenCalendar = {
  zone: "Europe/Paris",
  week: [1, 2, 3, 4, 5].map((one) => ({ day: one, from: 480, to: 1080 })),
  holidays: [day("2026-12-25", "Noël")],
  otherHours: [{ date: "2026-12-24", name: "Réveillon", spans: [{ from: 480, to: 720 }] }],
  businessDay: 600,
};
const said = (definition: Partial<WrittenCalendar>) => ({
  definition: { ...current, ...definition },
  movesOpen: false,
  why: "",
});

describe("a calendar says something else from now on", () => {
  test("in the order of its dates and hours, however they were given", () => {
    const holidays = [day("2027-01-01", "Jour de l’an"), ...current.holidays];
    const week = current.week.toReversed();
    const changed = changeCalendar(current, said({ holidays, week }));
    expect(changed).toEqual({
      ok: true,
      value: { ...current, holidays: holidays.toReversed() },
    });
  });

  test("nothing_changes where only the order is another", () => {
    const again = { week: current.week.toReversed() };
    expect(changeCalendar(current, said(again))).toMatchObject({
      refusal: { code: "nothing_changes" },
    });
    expect(inOrder({ ...current, ...again })).toEqual(inOrder(current));
  });

  test("whoever moves what open tickets were granted says why", () => {
    const change = { ...said({ zone: "UTC" }), movesOpen: true };
    expect(changeCalendar(current, { ...change, why: " " })).toMatchObject({
      refusal: { code: "why_required", field: "why" },
    });
    expect(changeCalendar(current, { ...change, why: "Convenu avec tous" }).ok).toBe(true);
  });

  test("one that nobody can count by is refused at its place", () => {
    expect(changeCalendar(current, said({ week: [] }))).toMatchObject({
      refusal: { code: "calendar_never_opens", field: "week" },
    });
  });
});
