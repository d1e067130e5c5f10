import { expect, test } from "vitest";
import { isEither, isFlag, isListOf, isMadeOf, isNothing, isOneOf, isText } from "./shapes.ts";

type Line = { kind: "one" | "other"; words: string; until: string | null; agreed: boolean };
const isLine = isMadeOf<Line>({
  kind: isOneOf(["one", "other"]),
  words: isText,
  until: isEither(isText, isNothing),
  agreed: isFlag,
});
const line: Line = { kind: "one", words: "", until: null, agreed: false };

test("what was typed is read back", () => {
  expect(isListOf(isLine)([line, { ...line, kind: "other", until: "2030-01-01" }])).toBe(true);
  expect(isListOf(isLine)([])).toBe(true);
});

test.each([
  ["no list", line],
  ["a part that the page has now and had not then", [{ ...line, agreed: undefined }]],
  ["a choice that there is no more", [{ ...line, kind: "third" }]],
  ["a part of another kind", [line, { ...line, words: 3 }]],
  ["nothing at all", [null]],
])("%s is no draft of the page", (_, value) => {
  expect(isListOf(isLine)(value)).toBe(false);
});
