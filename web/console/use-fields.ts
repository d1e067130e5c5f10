/**
 * useFields(key, initial): the fields of one form, kept in this browser under `key` through reloads, like a draft.
 *   { values, set(name, value), setAll(values), kept, forget }. Every value is a string; lists are written with joinItems / splitItems.
 */
import { useSyncExternalStore } from "react";
import { readFiles } from "#web/tickets/kept-files.ts";
import { useDraft, useOwnKey } from "#web/session/use-draft.ts";
import { hasKeptText } from "#web/ui/use-kept-text.ts";

export type Fields = Readonly<Record<string, string>>;

export type KeptFields<T extends Fields> = {
  values: T;
  set: (name: keyof T & string, value: string) => void;
  /** Several at once. */
  setAll: (values: Partial<T>) => void;
  kept: boolean;
  forget: () => void;
};

export function useFields<T extends Fields>(key: string, initial: T): KeptFields<T> {
  const draft = useDraft(key);
  const values = { ...initial, ...readFields(draft.text, initial) };
  const setAll = (change: Partial<T>) => {
    const next: Fields = { ...values, ...change };
    const same = Object.keys(initial).every((field) => next[field] === initial[field]);
    draft.setText(same ? "" : JSON.stringify(next));
    tell();
  };
  const set = (name: keyof T & string, value: string) => {
    const change: Partial<T> = {};
    Reflect.set(change, name, value);
    setAll(change);
  };
  const forget = () => {
    draft.forget();
    tell();
  };
  return { values, set, setAll, kept: draft.kept, forget };
}

/** A draft of an older shape of the form keeps what still has a place. */
function readFields(text: string, initial: Fields): Record<string, string> {
  const kept: Record<string, string> = {};
  const given = parse(text);
  if (typeof given !== "object" || given === null) return kept;
  for (const name of Object.keys(initial)) {
    const value: unknown = Reflect.get(given, name);
    if (typeof value === "string") kept[name] = value;
  }
  return kept;
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // written by another program, or cut short
  }
}

const separator = "\u001E";

export const joinItems = (items: readonly string[]): string => items.join(separator);
export const splitItems = (text: string): string[] => text.split(separator);

const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** hasDraft, kept current while one types. */
export function useHasDraft(key: string): boolean {
  const own = useOwnKey()(key);
  return useSyncExternalStore(subscribe, () => hasDraft(own));
}

/** Which composer of a ticket holds unsent words, if any; the key is one that useOwnKey made. */
export const hasDraft = (own: string): boolean => hasKeptText(own) || readFiles(own).length > 0;
