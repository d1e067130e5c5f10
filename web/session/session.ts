/**
 * useSession(): Me, inside the signed-in pages (the router has loaded it). meQuery: the same for loaders.
 * useSignOut(): ends the session and leaves for /sign-in.
 */
import { queryOptions, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getMe, signOut } from "#api/session.ts";
import type { Me } from "#api/session.ts";
import { ask, call } from "./ask.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => ask(getMe, { signal }),
  staleTime: 5 * 60_000,
});

export function useSession(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Leaves by a full load, so that nothing of the reader's stays in memory. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  return () => {
    const leave = () => {
      queries.clear();
      location.assign("/sign-in");
    };
    call(signOut, {}).then(leave, leave);
  };
}
