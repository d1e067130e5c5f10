/**
 * useDraft(key): as useTextOfPages, of the person who is signed in: whoever else uses this browser never sees it, and it is there
 *   again when its writer comes back. useOwnKey(): makes such a key, for whatever else is kept of somebody's.
 */
import { useCallback } from "react";
import type { KeptText } from "#web/ui/use-kept-text.ts";
import { useTextOfPages } from "#web/ui/use-text-of-pages.ts";
import { useSession } from "./session.ts";

export function useOwnKey(): (key: string) => string {
  const { id, kind } = useSession();
  return useCallback((key) => `${kind}:${id}:${key}`, [id, kind]);
}

export function useDraft(key: string): KeptText {
  return useTextOfPages(useOwnKey()(key));
}
