import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { currentMilliseconds, Refused, wasJustRefused } from "./refused.ts";

/**
 * Data is kept current by live events, so nothing is asked anew on a whim; refusals are final, dead lines are retried. What the browser
 * holds of the line decides nothing: what waited for it would wait without a word.
 */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (cause: Error) => {
    if (cause instanceof Refused && cause.problem.code === "not_signed_in") onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: currentMilliseconds,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: ({ state }) => !wasJustRefused(state),
        retryOnMount: ({ state }) => !wasJustRefused(state),
        retry: (count, cause) => !(cause instanceof Refused) && count < 3,
        retryDelay: (count) => Math.min(500 * 2 ** count, 8000),
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
