import { expect, test } from "vitest";
import { hiddenIn, isUnwelcome } from "./hidden.ts";

test.each([
  ["a\u0000b", "U+0000", true],
  ["a\uD800b", "U+D800", true],
  ["a\u202Eb", "U+202E", true],
  ["a\u200Bb", "U+200B", false],
  ["a\nb", "U+000A", false],
  ["exo-chat 😀", undefined, false],
])("%j hides %s on one line, and is unwelcome in any text: %s", (text, hidden, unwelcome) => {
  expect(hiddenIn(text)).toBe(hidden);
  expect(isUnwelcome(text)).toBe(unwelcome);
});
