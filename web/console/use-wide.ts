/** useWide(query): whether the window is as wide as that; layout is CSS's, this is for what keys and links do. */
import { useSyncExternalStore } from "react";

export function useWide(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
