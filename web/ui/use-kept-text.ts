/**
 * useKeptText(key, initial?): { text, setText, kept, forget }. The text survives a reload, under `key`, in this browser.
 *   kept: a draft stands in the store. forget(): call once the server has it. What somebody writes goes through useDraft of the session,
 *   which makes the key theirs. hasKeptText(key): whether there is one.
 */
import { useCallback, useEffect, useState } from "react";

const prefix = "permanence-draft:";

export type KeptText = {
  text: string;
  setText: (text: string) => void;
  kept: boolean;
  forget: () => void;
};

type Held = { key: string; text: string };

const listeners = new Set<(held: Held) => void>();

/** Shows a text wherever it stands on the page, without keeping it. */
export function showText(key: string, text: string): void {
  for (const listener of listeners) listener({ key, text });
}

export function useKeptText(key: string, initial = ""): KeptText {
  const [held, setHeld] = useState(() => ({ key, text: readKeptText(key) ?? initial }));
  // Another key is another text: switching tickets must never carry one's words over.
  const current = held.key === key ? held.text : (readKeptText(key) ?? initial);
  if (held.key !== key) setHeld({ key, text: current });

  // Words of one key may stand in two places of a page.
  useEffect(() => {
    const hear = (other: Held) => other.key === key && setHeld(other);
    listeners.add(hear);
    return () => void listeners.delete(hear);
  }, [key]);

  const setText = useCallback(
    (text: string) => {
      showText(key, text);
      write(key, text === initial ? "" : text);
    },
    [key, initial],
  );
  const forget = useCallback(() => {
    write(key, "");
    showText(key, "");
  }, [key]);
  return {
    text: current,
    setText,
    kept: current !== "" && current !== initial,
    forget,
  };
}

export const hasKeptText = (key: string): boolean => (readKeptText(key) ?? "") !== "";

export const storageKey = (key: string): string => prefix + key;

export function readKeptText(key: string): string | undefined {
  try {
    return localStorage.getItem(storageKey(key)) ?? undefined;
  } catch {
    return undefined; // storage refused by the browser: the text lives as long as the page
  }
}

function write(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(storageKey(key));
    else localStorage.setItem(storageKey(key), text);
  } catch {
    // storage full or refused: typing must go on
  }
}
