import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { draftOf, faultsOf, settingsOf } from "./settings-draft.ts";

const settings = { ...DEFAULT_SETTINGS, warningThresholds: [50, 80] };
const draft = draftOf(settings);

test("what is shown for editing and not edited is sent as it was", () => {
  expect(draft).toMatchObject({ waitingTimeInBusinessDays: "3", warningThresholds: "50, 80" });
  expect(settingsOf(draft)).toEqual(settings);
  expect(faultsOf(draft)).toEqual(new Set());
});

test("thresholds are read however they are set apart, and may be none", () => {
  const read = (warningThresholds: string) =>
    settingsOf({ ...draft, warningThresholds }).warningThresholds;
  expect(read("25 50;75,  90")).toEqual([25, 50, 75, 90]);
  expect(read(" ")).toEqual([]);
});

test("each setting that can not be kept is told, and no other", () => {
  expect(
    faultsOf({
      ...draft,
      waitingTimeInBusinessDays: "",
      attemptsBeforeClosing: "three",
      onCallMinutes: "-5",
      environmentFactDays: "1.5",
      acknowledgementInBusinessHours: " 81",
      warningThresholds: "80, 50",
    }),
  ).toEqual(
    new Set([
      "waitingTimeInBusinessDays",
      "attemptsBeforeClosing",
      "acknowledgementInBusinessHours",
      "environmentFactDays",
      "warningThresholds",
      "onCallMinutes",
    ]),
  );
});
