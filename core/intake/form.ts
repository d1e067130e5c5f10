import { saysNothing } from "../kit/hidden.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { LANGUAGES } from "../people/actor.ts";
import type { Nature } from "../tickets/vocabulary.ts";
import { defaultItems, type IntakeItem } from "./items.ts";

/** What a desk asks of requests of one nature. Versions count from 1; tickets keep the one that they were filed under. */
export interface IntakeForm {
  readonly nature: Nature;
  /** 0: the form that a desk starts with, which nobody wrote. */
  readonly version: number;
  readonly items: readonly IntakeItem[];
}

export type FormRefusal = "item_twice" | "item_key_reserved" | "item_words_required";

/** Under which the confirmation of the whole system is asked for, beside the keys of forms. */
export const ENVIRONMENT_KEY = "environment";

/** The form that holds until somebody writes another. */
export function firstForm(nature: Nature): IntakeForm {
  return { nature, version: 0, items: defaultItems(nature) };
}

/** Keys that have words of their own in every language, whatever the form. */
export const STANDARD_KEYS: ReadonlySet<string> = new Set(
  (
    ["problem_report", "maintenance_delivery", "activity_report"] as const satisfies Nature[]
  ).flatMap((nature) => defaultItems(nature).map(({ key }) => key)),
);

/**
 * Whether a form can be put to people: each key once, none that the desk itself asks by, and words in both languages for
 * every item that is not a standard one. `field` of a refusal is the place in the list.
 */
export function checkForm(items: readonly IntakeItem[]): Result<true, FormRefusal> {
  const keys = items.map(({ key }) => key);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice !== -1)
    return refuse("item_twice", {
      field: `items.${twice}.key`,
      params: { key: keys[twice] ?? "" },
    });
  const reserved = keys.indexOf(ENVIRONMENT_KEY);
  if (reserved !== -1)
    return refuse("item_key_reserved", {
      field: `items.${reserved}.key`,
      params: { key: ENVIRONMENT_KEY },
    });
  const wordless = items.findIndex(({ key, words }) =>
    words === null
      ? !STANDARD_KEYS.has(key)
      : LANGUAGES.some((one) => saysNothing(words[one].label) || saysNothing(words[one].ask)),
  );
  return wordless === -1
    ? ok(true)
    : refuse("item_words_required", {
        field: `items.${wordless}.words`,
        params: { key: keys[wordless] ?? "" },
      });
}
