import { expect, test } from "vitest";
import { placeOf } from "./fault-places.ts";

const draft = {
  zone: "Europe/Paris",
  week: ["08:00–12:00, 13:30–18:00", "08:00–18:00", "", "", "", "", ""],
  businessDay: "10:00",
  holidays: [
    { date: "2026-12-24", name: "Réveillon", hours: "08:00–10:00, 16:00–18:00" },
    { date: "2026-12-25", name: "Noël", hours: "" },
  ],
  otherHours: [{ date: "2026-12-31", name: "", hours: "08:00–12:00" }],
};
const pathOf = (field: string) => placeOf(field, draft)?.path;

test("a field that a problem names is the row of the form that it was typed in, not the span that it became", () => {
  expect(placeOf("definition.week.1", draft)).toMatchObject({ path: "week.0", day: 0 });
  expect(pathOf("definition.week.2.from")).toBe("week.1");
  expect(pathOf("definition.week")).toBe("week");
  expect(placeOf("definition.holidays.1", draft)).toMatchObject({
    path: "holidays.0",
    row: { name: "Réveillon" },
    column: "hours",
  });
  expect(pathOf("definition.holidays.2.name")).toBe("holidays.1.name");
  expect(pathOf("definition.otherHours.0.spans.0.to")).toBe("otherHours.0");
  expect(pathOf("definition.otherHours.0.date")).toBe("otherHours.0.date");
  expect(pathOf("definition.businessDay")).toBe("businessDay");
});

test("what is not of the form, or not in it any more, has no row", () => {
  expect(pathOf("why")).toBeUndefined();
  expect(pathOf("definition.other")).toBeUndefined();
  expect(placeOf("definition.holidays.9", draft)).toEqual({ path: "holidays", part: "holidays" });
});
