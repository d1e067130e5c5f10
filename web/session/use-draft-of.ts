/**
 * useDraftOf(key, shape, initial): { value, set, kept, forget }. As useDraft, of what is typed in the several fields of a form, which began
 *   with `initial` as it was when the form was opened. A form whose version the desk compares keeps that one in the value: what was
 *   typed before a reload still began with it.
 */
import { useMemo, useState } from "react";
import type { Shape } from "./shapes.ts";
import { useDraft } from "./use-draft.ts";

export function useDraftOf<T>(key: string, shape: Shape<T>, initial: T) {
  const { text, setText, forget } = useDraft(key);
  const [begun] = useState(initial);
  const typed = useMemo(() => readAs(shape, text), [shape, text]);
  const set = (value: T) => {
    const next = JSON.stringify(value);
    setText(next === JSON.stringify(begun) ? "" : next);
  };
  return { value: typed ?? begun, set, kept: typed !== undefined, forget };
}

function readAs<T>(shape: Shape<T>, text: string): T | undefined {
  if (text === "") return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return shape(read) ? read : undefined;
  } catch {
    return undefined; // written by another program, or cut short
  }
}
