/** useAnswers(key): answers by number of item (0 is the free word), kept in this browser: { of, set, kept, forget }. */
import { useDraft } from "#web/session/use-draft.ts";

export function useAnswers(key: string) {
  const draft = useDraft(key);
  const kept = readAnswers(draft.text);
  const set = (item: number, text: string) => {
    const next = new Map(kept).set(item, text);
    const written = [...next].filter(([, words]) => words !== "");
    draft.setText(written.length === 0 ? "" : JSON.stringify(written));
  };
  return {
    of: (item: number) => kept.get(item) ?? "",
    set,
    kept: draft.kept,
    forget: draft.forget,
  };
}

export function readAnswers(text: string): Map<number, string> {
  const answers = new Map<number, string>();
  for (const entry of parse(text)) {
    if (!Array.isArray(entry)) continue;
    const [item, words]: unknown[] = entry;
    if (typeof item === "number" && typeof words === "string") answers.set(item, words);
  }
  return answers;
}

function parse(text: string): unknown[] {
  try {
    const value: unknown = text === "" ? [] : JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return []; // not ours
  }
}
