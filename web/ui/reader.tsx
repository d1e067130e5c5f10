/**
 * ReaderProvider { language, timeZone, now? }: for whom instants and sizes are written.
 * useReader(): the same. Without a provider: the page's language and the browser's zone.
 */
import { createContext, useContext } from "react";
import type { ReactNode } from "react";

export type Reader = { language: string; timeZone: string };

const ReaderContext = createContext<Reader | undefined>(undefined);

export function ReaderProvider({ language, timeZone, children }: Reader & { children: ReactNode }) {
  return <ReaderContext value={{ language, timeZone }}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const given = useContext(ReaderContext);
  if (given) return given;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { language: document.documentElement.lang || "fr", timeZone };
}
