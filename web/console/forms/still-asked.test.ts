import { expect, test } from "vitest";
import type { TicketView } from "#api/ticket-views.ts";
import { askedBody, stillAsked } from "./still-asked.ts";

const item = (number: number, text: string | null, answered = false) => ({
  item: number,
  text,
  answered,
  answer: null,
});
const request = (items: ReturnType<typeof item>[]): TicketView["requests"][number] => ({
  sequence: 4,
  at: "2026-11-02T09:00:00Z",
  text: null,
  items,
  environmentItem: 3,
  keys: [null, "logs", "environment"],
});
const asked = request([
  item(1, "The version of the driver", true),
  item(2, "The log of the start"),
  item(3, "Confirm the system"),
]);

test("a new request begins with what the last one asks for and nobody answered", () => {
  const still = stillAsked({ state: "suspended", requests: [asked] });
  expect(still.map(({ text }) => text)).toEqual(["The log of the start", "Confirm the system"]);
  expect(stillAsked({ state: "open", requests: [asked] })).toEqual([]);
  expect(stillAsked({ state: "suspended", requests: [] })).toEqual([]);
  const erased = request([item(1, null)]);
  expect(stillAsked({ state: "suspended", requests: [erased] })).toEqual([]);
});

test("what is asked again keeps its key and the environment’s mark, wherever it stands now; what was reworded does not", () => {
  const still = stillAsked({ state: "suspended", requests: [asked] });
  expect(
    askedBody([" Which user? ", "Confirm the system", "", "The log of the start"], still),
  ).toEqual({
    items: ["Which user?", "Confirm the system", "The log of the start"],
    keys: [null, "environment", "logs"],
    environmentItem: 2,
  });
  expect(askedBody(["The log of the start, please"], still)).toEqual({
    items: ["The log of the start, please"],
  });
});
