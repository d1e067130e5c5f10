import { expect, test } from "vitest";
import { z } from "zod";
import { parsePart } from "./parse.ts";

const letter = z.strictObject({
  to: z.string(),
  parts: z.array(z.strictObject({ text: z.string().nullable() })).default([]),
});

test.each([
  [{ to: "a\ud800b" }, "to"],
  [{ to: "\udc00" }, "to"],
  [{ to: "a", parts: [{ text: null }, { text: "\ude00\ud83d" }] }, "parts.1.text"],
])("half a character is refused in whatever text it stands: %j", (given, field) => {
  expect(parsePart(letter, given)).toMatchObject({
    ok: false,
    refusal: { code: "hidden_characters", field },
    others: [{ code: "hidden_characters", field }],
  });
});

test("whole characters are let in, also those of two halves", () => {
  const given = { to: "👩‍💻", parts: [{ text: "\u{E0061}e\u0301" }] };
  expect(parsePart(letter, given)).toEqual({ ok: true, value: given });
});
