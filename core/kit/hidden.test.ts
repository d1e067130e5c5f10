import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hiddenIn, isUnwelcome, saysNothing, withoutHidden } from "./hidden.ts";

const said = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;

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

test.each([
  ["photo\u202Egpj.exe", "photogpj.exe"],
  ["a\u0000\u200B\nb\u2066", "ab"],
  ["1\uFE0F\u20E3 ❤\uFE0F.png", "1\uFE0F\u20E3 ❤\uFE0F.png"],
])("without what nobody sees, %j reads %j", (line, seen) => {
  expect(withoutHidden(line)).toBe(seen);
  expect(hiddenIn(seen)).toBe(undefined);
});

/** Runs of what nobody sees, as Unicode has them: the first and the last of each. */
const runs: readonly (readonly [string, number, number])[] = [
  ["the soft hyphen", 0xad, 0xad],
  ["the joiner of combining marks", 0x34f, 0x34f],
  ["the Arabic letter mark", 0x61c, 0x61c],
  ["fillers of Korean syllables", 0x115f, 0x1160],
  ["Mongolian selectors and the vowel separator", 0x180b, 0x180f],
  ["zero-width signs and direction marks", 0x200b, 0x200f],
  ["separators of lines and paragraphs, and changes of direction", 0x2028, 0x202e],
  ["invisible operators, isolates and what is out of use", 0x2060, 0x206f],
  ["the blank pattern of Braille", 0x2800, 0x2800],
  ["the Korean filler", 0x3164, 0x3164],
  ["variation selectors", 0xfe00, 0xfe0f],
  ["the byte order mark", 0xfeff, 0xfeff],
  ["the narrow Korean filler", 0xffa0, 0xffa0],
  ["what is not given out yet, and notes between lines", 0xfff0, 0xfffb],
  ["tags, and selectors beyond the sixteenth", 0xe0000, 0xe0fff],
];

describe.each(runs)("%s", (_, first, last) => {
  test("hide on one line from the first to the last, and what stands beside them does not", () => {
    for (const point of [first, last])
      expect(hiddenIn(`a${String.fromCodePoint(point)}b`)).toBe(said(point));
    for (const beside of [first - 1, last + 1])
      expect([said(beside), hiddenIn(`a${String.fromCodePoint(beside)}b`)]).toEqual([
        said(beside),
        undefined,
      ]);
  });
});

const hiding = fc
  .constantFrom(...runs)
  .chain(([, first, last]) => fc.integer({ min: first, max: last }))
  .map((point) => String.fromCodePoint(point));
const plain = fc.stringMatching(/^[a-zà-ÿ0-9 ’.,;:!?-]*$/u);

test("one sign that nobody sees is found wherever it stands in a line, and named", () => {
  fc.assert(
    fc.property(plain, hiding, plain, (before, sign, after) => {
      expect(hiddenIn(before + after)).toBeUndefined();
      expect(hiddenIn(before + sign + after)).toBe(said(sign.codePointAt(0) ?? 0));
    }),
  );
});

test("however much of what nobody sees is put together says nothing; one letter among it does", () => {
  const unseen = fc.array(fc.oneof(hiding, fc.constantFrom(" ", "\n", "\t", "\u00A0", "\u3000")));
  fc.assert(
    fc.property(unseen, unseen, fc.constantFrom("a", "ن", "가", "⠁", "😀", "."), (a, b, seen) => {
      expect(saysNothing([...a, ...b].join(""))).toBe(true);
      expect(saysNothing([...a, seen, ...b].join(""))).toBe(false);
    }),
  );
});

test.each([
  ["a picture of a sign", "⚠\uFE0F Panne", undefined],
  ["a sign that is to stay one", "☎\uFE0E 01", undefined],
  ["a key of a digit", "1\uFE0F\u20E3 Installer", undefined],
  ["two selectors after one sign", "⚠\uFE0F\uFE0F", "U+FE0F"],
  ["a selector after a letter", "a\uFE0F", "U+FE0F"],
  ["a selector after a digit alone", "1\uFE0F", "U+FE0F"],
  ["another selector after a sign", "⚠\uFE00", "U+FE00"],
  ["a selector before all", "\uFE0F⚠", "U+FE0F"],
])("on one line %s: %j hides %s", (_, line, hidden) => {
  expect(hiddenIn(line)).toBe(hidden);
});

test.each([
  ["Persian", "می\u200Cخواهم"],
  ["Arabic with marks of direction", "نص\u061C 5\u200F (a)\u200E"],
  ["a word that may be cut", "Donau\u00ADdampf\u00ADschiff"],
  ["Hebrew with joined marks", "יְר\u034Fוּ"],
  ["old Korean", "\u115Fᅡ가\u1160"],
  ["Mongolian", "ᠮᠣᠩᠭᠣᠯ\u180E\u180B"],
  ["Braille", "⠁\u2800⠃"],
  ["a Japanese name as it is written", "葛\u{E0100}城"],
  ["pictures", "👩\u200D💻 ❤\uFE0F 1\uFE0F\u20E3"],
  ["a flag", "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"],
])("a text in many lines may hold %s", (_, text) => {
  expect(isUnwelcome(`${text}\n\n${text}`)).toBe(false);
});

test("words in letters that are never drawn are unwelcome in any text, but for the few of a flag", () => {
  const letter = fc.integer({ min: 0xe0020, max: 0xe007e }).map((at) => String.fromCodePoint(at));
  const word = (most: number, least = 0) =>
    fc.array(letter, { minLength: least, maxLength: most }).map((letters) => letters.join(""));
  fc.assert(
    fc.property(plain, word(40, 1), (before, letters) => {
      expect(isUnwelcome(before + letters)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(word(6), word(40, 2), (few, more) => {
      expect(isUnwelcome(`🏴${few}\u{E007F}`)).toBe(false);
      expect(isUnwelcome(`🏴${few}\u{E007F} ${more}`)).toBe(true);
    }),
  );
  expect([0xe0000, 0xe0001, 0xe001f].map((at) => isUnwelcome(String.fromCodePoint(at)))).toEqual([
    true,
    true,
    true,
  ]);
  expect(isUnwelcome(`🏴${"\u{E0041}".repeat(50_000)}`)).toBe(true);
});
