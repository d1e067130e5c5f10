import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, importProgramme } from "#api/programme-sheets.ts";
import { valueOf } from "#test/harness/case.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const addNamed = async (name: string) =>
  valueOf(await world.as("admin")(addProduct, { body: { name } })).id;
const send = async (product: string, text: string, seen?: string) =>
  valueOf(
    await world.as("admin")(importProgramme, {
      params: { product },
      body: { format: "yaml", text, ...(seen === undefined ? {} : { seen }) },
    }),
  );

describe("R-12-12 a text that nobody could see is told at its line of the file, and nothing is kept", () => {
  test.each([
    ["NUL", String.raw`ch\0at`, "U+0000"],
    ["half of a character", String.raw`ch\uD800at`, "U+D800"],
    ["a change of direction", String.raw`ch\u202Eat`, "U+202E"],
    ["a space without width", String.raw`ch\u200Bat`, "U+200B"],
  ])("%s, written as an escape", async (what, name, value) => {
    const product = await addNamed(`Hidden ${what}`);
    const text = `lines:\n  - line: "1.0"\n    add_ons:\n      - { name: "${name}", supported: true }\n`;
    const { version, faults } = await send(product, text);
    expect(faults).toMatchObject([{ at: 4, column: "name", code: "hidden_characters", value }]);
    expect(faults[0]?.detail).toContain(value);
    expect(await send(product, text, version)).toMatchObject({ applied: false, faults });
  });

  test("in a key too", async () => {
    const product = await addNamed("Hidden key");
    const text = String.raw`lines: [{ line: "1.0", milestones: { "eo\u202Esl": 2030-01-01 } }]`;
    const { faults } = await send(product, text);
    expect(faults).toMatchObject([{ at: 1, column: "item", code: "hidden_characters" }]);
  });
});
