/**
 * useDraft(key, initial?): { text, setText, kept, forget }. The text survives a reload, under `key`, in this browser.
 *   kept: a draft stands in the store. forget(): call once the server has it.
 */
import { useCallback, useState } from "react";

const prefix = "permanence-draft:";

export type Draft = {
  text: string;
  setText: (text: string) => void;
  kept: boolean;
  forget: () => void;
};

export function useDraft(key: string | undefined, initial = ""): Draft {
  const [held, setHeld] = useState(() => ({ key, text: read(key) ?? initial }));
  // Another key is another text: switching tickets must never carry one's words over.
  const current = held.key === key ? held.text : (read(key) ?? initial);
  if (held.key !== key) setHeld({ key, text: current });

  const setText = useCallback(
    (text: string) => {
      setHeld({ key, text });
      write(key, text === initial ? "" : text);
    },
    [key, initial],
  );
  const forget = useCallback(() => {
    write(key, "");
    setHeld({ key, text: "" });
  }, [key]);
  return {
    text: current,
    setText,
    kept: key !== undefined && current !== "" && current !== initial,
    forget,
  };
}

function read(key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  try {
    return localStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined; // storage refused by the browser: the text lives as long as the page
  }
}

function write(key: string | undefined, text: string): void {
  if (key === undefined) return;
  try {
    if (text === "") localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // storage full or refused: typing must go on
  }
}
