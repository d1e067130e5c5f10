import { expect, test } from "vitest";
import { definitionOf, draftOf, faultsOf } from "./calendar-draft.ts";

const calendar = {
  zone: "Europe/Paris",
  week: [
    { day: 1, from: 480, to: 720 },
    { day: 1, from: 810, to: 1080 },
    { day: 5, from: 1320, to: 1800 },
  ],
  holidays: [
    { date: "2026-12-25", name: "Noël", from: 0, to: 1440 },
    { date: "2026-12-31", name: "Saint-Sylvestre", from: 720, to: 1440 },
  ],
  otherHours: [{ date: "2026-12-24", name: "Réveillon", spans: [{ from: 480, to: 720 }] }],
  businessDay: 450,
};

test("what is shown for editing and not edited is sent as it was", () => {
  expect(draftOf(calendar)).toMatchObject({
    week: ["08:00–12:00, 13:30–18:00", "", "", "", "22:00–06:00", "", ""],
    businessDay: "7:30",
    holidays: [{ hours: "" }, { hours: "12:00–24:00" }],
  });
  expect(faultsOf(draftOf(calendar))).toEqual(new Set());
  expect(definitionOf(draftOf(calendar))).toEqual(calendar);
});

test("what is no hours is told at its place", () => {
  const draft = draftOf(calendar);
  const [holiday = { date: "", name: "", hours: "" }] = draft.holidays;
  expect(
    faultsOf({
      ...draft,
      week: ["8h-18h", ...draft.week.slice(1)],
      holidays: [{ ...holiday, hours: "matin" }],
      businessDay: "25:00",
    }),
  ).toEqual(new Set(["week.0", "holidays.0", "businessDay"]));
});
