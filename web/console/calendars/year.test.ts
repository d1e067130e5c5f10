import { expect, test } from "vitest";
import { daysOfWeek, monthsOf } from "./year.ts";

const calendar = {
  zone: "Europe/Paris",
  week: [
    { day: 2, from: 810, to: 1080 },
    { day: 2, from: 480, to: 720 },
  ],
  holidays: [{ date: "2028-02-29", name: "Fête", from: 0, to: 1440 }],
  otherHours: [
    { date: "2028-12-23", name: "Astreinte", spans: [{ from: 480, to: 720 }] },
    { date: "2028-12-26", name: "Inventaire", spans: [] },
  ],
  businessDay: 600,
};
const day = (date: string) =>
  monthsOf(calendar, 2028)
    .flat()
    .find((one) => one.date === date);

test("a leap year has its days, each under its weekday", () => {
  expect(monthsOf(calendar, 2028).map((month) => month.length)).toEqual([
    31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]);
  expect(day("2028-01-01")).toMatchObject({ weekday: 5, kind: "closed", name: "" });
  expect(day("2028-01-04")).toMatchObject({ weekday: 1, kind: "open" });
});

test("a holiday, other hours, and a date without any say their names", () => {
  expect(day("2028-02-29")).toMatchObject({ kind: "holiday", name: "Fête" });
  expect(day("2028-12-23")).toMatchObject({ kind: "other", name: "Astreinte" });
  expect(day("2028-12-26")).toMatchObject({ kind: "holiday", name: "Inventaire" });
});

test("hours of a day stand in their order", () => {
  expect(daysOfWeek(calendar)[1]?.map(({ from }) => from)).toEqual([480, 810]);
});
