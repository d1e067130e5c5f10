/** useEntrance(): (me, next?) => void. Someone has just come in: their language, and the page that they wanted or their own first one. */
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { Me } from "#api/session.ts";
import { meQuery } from "#web/session/session.ts";
import { readChoice, useLanguage } from "#web/session/words.ts";

export function useEntrance(): (me: Me, next?: string) => void {
  const queries = useQueryClient();
  const router = useRouter();
  const { changeLanguage } = useLanguage();
  return (me, next) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    if (readChoice() === undefined) changeLanguage(me.language);
    // Back leads to where they came from, not to the form of a door that they are through.
    router.history.replace(next ?? (me.kind === "agent" ? "/console" : "/"));
  };
}
