import { describe, expect, test } from "vitest";
import { NATURES } from "../tickets/vocabulary.ts";
import { checkForm, firstForm, STANDARD_KEYS } from "./form.ts";
import { defaultItems, isAboutSystem, type IntakeItem } from "./items.ts";

const OF_A_SYSTEM = [
  "release",
  "add_ons",
  "os",
  "app_server",
  "jvm",
  "machine",
  "database",
  "user_volume",
  "deployment",
  "third_party",
];

/** What R-31-06 names, whatever the request. */
const MINIMUM = OF_A_SYSTEM.filter((key) => key !== "add_ons" && key !== "database");

describe("what a desk asks before anybody writes a form", () => {
  test.each(NATURES)("R-31-06 %s: the minimum of every request", (nature) => {
    const { items, version } = firstForm(nature);
    const asked = items.filter(({ key }) => OF_A_SYSTEM.includes(key));
    expect(asked.map(({ key }) => key)).toEqual(OF_A_SYSTEM);
    // What the desk holds of each system beside the minimum (R-31-09) is missed in a request about one alone.
    const notMissed = isAboutSystem(nature) ? [] : ["add_ons", "database"];
    expect(asked.filter(({ need }) => need !== "required").map(({ key }) => key)).toEqual(
      notMissed,
    );
    expect(version).toBe(0);
    expect(checkForm(items)).toEqual({ ok: true, value: true });
  });

  test("R-31-07 a problem report also tells its behaviour and its logs, and the rest where it applies", () => {
    const further = defaultItems("problem_report").filter(({ key }) => !OF_A_SYSTEM.includes(key));
    expect(further.map(({ key, need }) => [key, need])).toEqual([
      ["behaviour", "required"],
      ["scenario", { if: "through_the_interface" }],
      ["injected_values", { if: "with_data" }],
      ["profile", { if: "slow" }],
      ["state_before", { if: "going_on" }],
      ["logs", "required"],
      ["stack_traces", "optional"],
      ["content", "optional"],
      ["anything_else", "optional"],
    ]);
  });

  test("R-34-01 asking how support or the programme works tells the minimum and nothing else", () => {
    const needed = defaultItems("clarification").filter(({ need }) => need === "required");
    expect(needed.map(({ key }) => key)).toEqual(MINIMUM);
  });
});

describe("a form that somebody writes", () => {
  const words = { label: "Build", help: "", ask: "Which build?" };
  const own: IntakeItem = {
    key: "build",
    need: "optional",
    fact: null,
    files: [],
    words: { fr: words, en: words },
  };

  test("may add items, with words in both languages", () => {
    expect(checkForm([...defaultItems("question"), own])).toEqual({ ok: true, value: true });
  });

  test("asks for nothing twice", () => {
    expect(checkForm([own, own])).toEqual({
      ok: false,
      refusal: { code: "item_twice", field: "items.1.key", params: { key: "build" } },
    });
  });

  test("asks for nothing under the key of the system's confirmation", () => {
    expect(checkForm([own, { ...own, key: "environment" }])).toEqual({
      ok: false,
      refusal: {
        code: "item_key_reserved",
        field: "items.1.key",
        params: { key: "environment" },
      },
    });
  });

  test.each([
    ["without any", null],
    ["with a blank label", { fr: { ...words, label: " " }, en: words }],
    ["with a label that nobody sees", { fr: words, en: { ...words, label: "\u00AD" } }],
    ["with nothing to ask", { fr: words, en: { ...words, ask: "" } }],
  ])("is not put to people %s", (_, given) => {
    expect(checkForm([{ ...own, words: given }])).toMatchObject({
      ok: false,
      refusal: { code: "item_words_required", field: "items.0.words" },
    });
  });

  test("may reword a standard item, or leave it its words", () => {
    expect(STANDARD_KEYS.has("logs")).toBe(true);
    const logs = { ...own, key: "logs" };
    expect(checkForm([logs])).toMatchObject({ ok: true });
    expect(checkForm([{ ...logs, words: null }])).toMatchObject({ ok: true });
  });
});
