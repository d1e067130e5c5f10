import { expect, test } from "vitest";
import { classify } from "./classify.ts";
import { instantAt, momentOf } from "./moment.ts";
import { openTimetable } from "./timetable.ts";
import { calendar, holiday, otherHours } from "./worlds.ts";

const at = (text: string) => momentOf(Temporal.Instant.from(text));
const told = (of: Parameters<typeof openTimetable>[0], from: string, to: string) =>
  classify(openTimetable(of), at(from), at(to)).map(
    ({ from: begins, to: ends, kind, entry }) =>
      `${instantAt(begins).toString().slice(5, 16)} ${instantAt(ends).toString().slice(5, 16)} ${kind}${entry === null ? "" : ` ${entry}`}`,
  );

test("a Friday evening, the week-end, a holiday Monday: each is told once, with its name", () => {
  const paris = calendar(["08:00-18:00"], {
    zone: "Europe/Paris",
    holidays: [holiday("2026-05-25", "Lundi de Pentecôte")],
  });
  expect(told(paris, "2026-05-22T15:55:00Z", "2026-05-26T07:00:00Z")).toEqual([
    "05-22T15:55 05-22T16:00 open",
    "05-22T16:00 05-24T22:00 outside_hours",
    "05-24T22:00 05-25T22:00 holiday Lundi de Pentecôte",
    "05-25T22:00 05-26T06:00 outside_hours",
    "05-26T06:00 05-26T07:00 open",
  ]);
});

test("other hours carry their name, and a date without any is closed under it", () => {
  const desk = calendar(["08:00-18:00"], {
    otherHours: [
      otherHours("2026-11-03", "Bascule", "06:00-07:00"),
      otherHours("2026-11-04", "Séminaire"),
    ],
  });
  expect(told(desk, "2026-11-03T00:00:00Z", "2026-11-05T00:00:00Z")).toEqual([
    "11-03T00:00 11-03T06:00 outside_hours Bascule",
    "11-03T06:00 11-03T07:00 open Bascule",
    "11-03T07:00 11-04T00:00 outside_hours Bascule",
    "11-04T00:00 11-05T00:00 holiday Séminaire",
  ]);
});

test("nothing is told of a window without length", () => {
  expect(told(calendar(["08:00-18:00"]), "2026-11-03T00:00:00Z", "2026-11-03T00:00:00Z")).toEqual(
    [],
  );
});
