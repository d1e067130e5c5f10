import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BODY_PROBLEMS, PROBLEM_CODES } from "#api/problems.ts";
import { SEVERITIES, STATES, REJECTION_REASONS } from "#core/tickets/vocabulary.ts";
import { LIFE_CYCLE } from "#core/tickets/life-cycle.ts";
import { pages } from "#docs/problems/pages.ts";
import english from "#locales/en/problems.json" with { type: "json" };
import { languages, makeWords } from "#locales/words.ts";

const folder = join(import.meta.dirname, "../docs/problems");

describe("pages of the problem codes", () => {
  test("there is one page per code, and none is stale: npm run renew", () => {
    const kept = readdirSync(folder).filter((file) => file.endsWith(".md"));
    const made = pages();
    expect(kept.toSorted()).toEqual([...made.keys()].toSorted());
    const stale = kept.filter(
      (file) => readFileSync(join(folder, file), "utf8") !== made.get(file),
    );
    expect(stale).toEqual([]);
  });
});

describe("sentences of the problem codes", () => {
  test("each code has a title and a sentence, and no code that is gone keeps one", () => {
    const { field, name: _, ...codes } = english;
    expect(Object.keys(codes).toSorted()).toEqual(PROBLEM_CODES.toSorted());
    expect(Object.keys(field).filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  test("what is wrong with a field has a sentence that stands beside it", () => {
    const ofTheWhole = ["malformed_json", "wrong_content_type", "body_too_large"];
    const ofFields = BODY_PROBLEMS.filter((code) => !ofTheWhole.includes(code));
    expect(ofFields.filter((code) => !Object.hasOwn(english.field, code))).toEqual([]);
  });

  test("a field that a screen shows is called in sentences what people call it", () => {
    const shown = fieldsShown();
    expect(shown.length).toBeGreaterThan(50);
    const unnamed = shown.filter(
      (field) => !Object.hasOwn(english.name, field.replaceAll(".", "_")),
    );
    expect(unnamed).toEqual([]);
  });

  test.each(languages)(
    "in %s a sentence says codes of the life cycle in words",
    async (language) => {
      const words = await makeWords(language, ["problems", "lifecycle"]);
      const told = [
        ...STATES.flatMap((state) =>
          LIFE_CYCLE.map(({ command }) =>
            words.t("problems:wrong_state.detail", { state, command }),
          ),
        ),
        ...SEVERITIES.flatMap((severity) => [
          words.t("problems:severity_unchanged.detail", { severity }),
          words.t("problems:severity_not_lowered.detail", { severity }),
        ]),
        ...REJECTION_REASONS.map((reason) =>
          words.t("problems:detail_out_of_place.detail", { field: "clause", reason }),
        ),
      ];
      expect(told.filter((sentence) => /\$t|\{\{|lifecycle|\.name|\.label/.test(sentence))).toEqual(
        [],
      );
    },
  );

  test("an instant is told with its zone, and a count of bytes in megabytes", async () => {
    const words = await makeWords("fr", ["problems", "lifecycle"]);
    const until = "2026-11-25T18:00:00Z";
    expect(words.t("problems:waiting_not_over.detail", { until })).toContain(
      "25 novembre 2026 à 18:00 UTC",
    );
    expect(
      words.t("problems:waiting_not_over.detail", { until, timeZone: "Europe/Paris" }),
    ).toContain("19:00");
    expect(words.t("problems:file_too_large.detail", { max: 52_428_800 })).toContain("50\u00a0Mo");
  });
});

/** The fields beside which the web app shows what the desk says of them, as its forms name them. */
function fieldsShown(): readonly string[] {
  const beside =
    /\b(?:error|blamed|problem|faultAt)\("([A-Za-z.]+)"\)|\bfieldProblem\([^,()]+, "([A-Za-z.]+)"\)/g;
  const cwd = join(import.meta.dirname, "../web");
  const sources = globSync("**/*.tsx", { cwd, exclude: ["dist/**"] });
  const fields = sources.flatMap((file) =>
    [...readFileSync(join(cwd, file), "utf8").matchAll(beside)].map(([, a, b]) => a ?? b ?? ""),
  );
  return [...new Set(fields)];
}
