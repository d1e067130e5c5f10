/**
 * useTextOfPages(key): as useKeptText, of a text that several pages of this browser may have open. What another page writes is shown here
 *   when the reader comes back to this one, and what it sent or erased is gone from here at once, unless something was typed here
 *   that it did not have. forget() keeps what another page has written since.
 */
import { useCallback, useEffect, useRef } from "react";
import { readKeptText, showText, storageKey, useKeptText } from "./use-kept-text.ts";
import type { KeptText } from "./use-kept-text.ts";

export function useTextOfPages(key: string): KeptText {
  const { text, setText, kept, forget } = useKeptText(key);
  const shown = useRef(text);
  // What another page made of what stands here; as long as none did, it is that.
  const latest = useRef(text);
  useEffect(() => {
    shown.current = text;
    latest.current = text;
  }, [key, text]);

  useEffect(() => {
    const hear = (event: StorageEvent) => {
      const { oldValue, newValue } = event;
      if (event.key !== storageKey(key) || (oldValue ?? "") !== latest.current) return;
      latest.current = newValue ?? "";
      if (newValue === null) showText(key, "");
    };
    const look = () => {
      if (latest.current !== shown.current) showText(key, latest.current);
    };
    addEventListener("storage", hear);
    addEventListener("focus", look);
    return () => {
      removeEventListener("storage", hear);
      removeEventListener("focus", look);
    };
  }, [key]);

  const forgetMine = useCallback(() => {
    const other = readKeptText(key) ?? "";
    if (other === "" || other === shown.current) forget();
    else showText(key, other);
  }, [key, forget]);
  return { text, setText, kept, forget: forgetMine };
}
