import { describe, expect, test } from "vitest";
import {
  changedSettings,
  changeSettings,
  checkSettings,
  NUMBER_SETTINGS,
  readSettings,
  SETTING_BOUNDS,
} from "./change-settings.ts";
import { DEFAULT_SETTINGS, type ProcedureSettings } from "./settings.ts";

const answer = (part: Partial<ProcedureSettings>): string => {
  const checked = checkSettings({ ...DEFAULT_SETTINGS, ...part });
  return checked.ok ? "ok" : `${checked.refusal.code} ${checked.refusal.field ?? ""}`;
};

describe("bounds of the settings", () => {
  test("the defaults are sound, and so are no warnings at all", () => {
    expect(answer({})).toBe("ok");
    expect(answer({ warningThresholds: [] })).toBe("ok");
  });

  test.each(NUMBER_SETTINGS)("%s takes its least and its most, and nothing beyond", (name) => {
    const { min, max } = SETTING_BOUNDS[name];
    expect(answer({ [name]: min })).toBe("ok");
    expect(answer({ [name]: max })).toBe("ok");
    for (const [value, limit] of [
      [min - 1, min],
      [max + 1, max],
    ])
      expect(checkSettings({ ...DEFAULT_SETTINGS, [name]: value })).toMatchObject({
        refusal: { code: "out_of_range", field: name, params: { limit } },
      });
    expect(answer({ [name]: min + 0.5 })).toBe(`wrong_type ${name}`);
  });

  test.each<[readonly number[], string]>([
    [[1, 99], "ok"],
    [[0, 50], "out_of_range warningThresholds.0"],
    [[50, 100], "out_of_range warningThresholds.1"],
    [[50, 80.5], "wrong_type warningThresholds.1"],
    [[80, 50], "thresholds_out_of_order warningThresholds"],
    [[50, 50], "thresholds_out_of_order warningThresholds"],
    [[10, 20, 30, 40, 50], "ok"],
    [[10, 20, 30, 40, 50, 60], "too_long warningThresholds"],
  ])("warnings at %o: %s", (warningThresholds, expected) => {
    expect(answer({ warningThresholds })).toBe(expected);
  });
});

describe("a change of the settings", () => {
  const change = (part: Partial<ProcedureSettings>, why = "Agreed") =>
    changeSettings(DEFAULT_SETTINGS, { settings: { ...DEFAULT_SETTINGS, ...part }, why });

  test("is kept with its reason", () => {
    expect(change({ waitingTimeInBusinessDays: 5 })).toMatchObject({
      ok: true,
      value: { waitingTimeInBusinessDays: 5, attemptsBeforeClosing: 3 },
    });
  });

  test.each([
    [{}, "Agreed", { code: "nothing_changes" }],
    [{ warningThresholds: [50, 80] }, "Agreed", { code: "nothing_changes" }],
    [{ withdrawal: false }, " ", { code: "why_required", field: "why" }],
    [{ onCallMinutes: 0 }, "", { code: "out_of_range", field: "settings.onCallMinutes" }],
  ])("%o is refused, because of “%s”: %o", (part, why, refusal) => {
    expect(change(part, why)).toMatchObject({ ok: false, refusal });
  });

  test("is told setting by setting, in the order of the page", () => {
    const after = { ...DEFAULT_SETTINGS, warningThresholds: [75], withdrawal: false };
    expect(changedSettings(DEFAULT_SETTINGS, after)).toEqual([
      { setting: "withdrawal", before: true, after: false },
      { setting: "warningThresholds", before: [50, 80], after: [75] },
    ]);
  });
});

test("what an older version does not know of is as the program came with it", () => {
  expect(readSettings({ attemptsBeforeClosing: 5 })).toEqual({
    ...DEFAULT_SETTINGS,
    attemptsBeforeClosing: 5,
  });
});
