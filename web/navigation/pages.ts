/**
 * The pages that one reaches from anywhere. An area lists its own once (portal-pages.ts, console-pages.ts); the bar, the keys
 * and `Ctrl K` read that list.
 */
import { useNavigate } from "@tanstack/react-router";
import type { RegisteredRouter } from "@tanstack/react-router";
import type { CommandItem } from "#web/ui/command-palette.tsx";
import { useKeys } from "#web/ui/use-keys.ts";

type Path = keyof RegisteredRouter["routesByPath"];

export interface Page {
  /** An address without parts to fill in. */
  readonly to: Exclude<Path, `${string}$${string}` | `/${string}/`>;
  readonly label: string;
  /** As useKeys writes them: "g t". */
  readonly keys?: string;
  /** False where the page is an act rather than a place, and so stands in no bar. */
  readonly inBar?: boolean;
  /** Marks the entry for pages below it that have no entry of their own; by default those whose address begins alike. */
  readonly isCurrent?: boolean;
}

export type OpenPage = Page & { readonly open: () => void };

export function useOpenPages(pages: readonly Page[]): OpenPage[] {
  const navigate = useNavigate();
  return pages.map((page) => ({ ...page, open: () => void navigate({ to: page.to }) }));
}

/** Each page's keys lead to it, while the shell stands. */
export function usePageKeys(pages: readonly OpenPage[], group: string): void {
  useKeys(
    pages.flatMap(({ keys, label, open }) =>
      keys === undefined ? [] : [{ key: keys, label, group, run: open }],
    ),
  );
}

export function commandsOf(pages: readonly OpenPage[]): CommandItem[] {
  return pages.map(({ to, label, keys, open }) => ({ id: `page:${to}`, label, keys, run: open }));
}
