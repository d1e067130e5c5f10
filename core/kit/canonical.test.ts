import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical, type Json } from "./canonical.ts";
import { never } from "./exhaustive.ts";

test("one value has one text, whoever wrote its keys in whatever order", () => {
  expect(canonical({ b: 1, a: [true, null, "é\n"], "": { z: {}, y: [] } })).toBe(
    '{"":{"y":[],"z":{}},"a":[true,null,"é\\n"],"b":1}',
  );
  expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
});

test("the order of a list is part of its value", () => {
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
});

test("a number that has more than one honest spelling is not hashed", () => {
  for (const number of [0.1, NaN, Infinity, 2 ** 53, -(2 ** 53)])
    expect(() => canonical({ deep: [number] })).toThrow("safe integers");
  expect(canonical([-0, 0, -1, 2 ** 53 - 1])).toBe("[0,0,-1,9007199254740991]");
});

test("half a character has a spelling of its own, and does not pass for another", () => {
  expect(canonical("\uD800")).toBe('"\\ud800"');
  expect(canonical("\uD800")).not.toBe(canonical("\uFFFD"));
});

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: "binary" }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
  ),
})).value;

test("the text reads back as the value, and says nothing else", () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value);
      const read = JSON.parse(text) as Json;
      expect(canonical(read)).toBe(text);
      expect(read).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("a case that slipped past the compiler stops the program", () => {
  expect(() => never("reopen" as never)).toThrow('"reopen"');
});
