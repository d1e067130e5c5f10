/**
 * startTheme(): once, before anything is drawn. useTheme(): { theme, setTheme, shown }; theme is what was chosen, kept in the
 *   browser, 'auto' follows the system; shown is 'light' or 'dark'. The root carries it, and tokens.css does the rest.
 */
import "./tokens.css";
import "./fonts.css";
import "./base.css";
import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark" | "auto";
type Shown = Exclude<Theme, "auto">;

const key = "permanence-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();
let chosen: Theme = "auto";

export function startTheme(): void {
  chosen = read();
  show();
  system.addEventListener("change", show);
  // Another tab chose.
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    chosen = read();
    show();
  });
}

export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void; shown: Shown } {
  const theme = useSyncExternalStore(subscribe, () => chosen);
  const shown = useSyncExternalStore(subscribe, shownNow);
  return { theme, setTheme, shown };
}

function setTheme(theme: Theme): void {
  chosen = theme;
  try {
    localStorage.setItem(key, theme);
  } catch {
    // storage refused: the choice lasts as long as the page
  }
  show();
}

function show(): void {
  // The name of the attribute is the one that the library's own parts look at.
  document.documentElement.dataset["mantineColorScheme"] = shownNow();
  for (const listener of listeners) listener();
}

function shownNow(): Shown {
  if (chosen !== "auto") return chosen;
  return system.matches ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return kept === "light" || kept === "dark" ? kept : "auto";
  } catch {
    return "auto";
  }
}
