import type { QueryClient } from "@tanstack/react-query";
import type { makeRouter } from "./router.ts";
import { callLine } from "./session/live.ts";
import { meQuery } from "./session/session.ts";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Asks for what the page can not be drawn without, beside asking who is there. */
    readonly asks?: (
      queryClient: QueryClient,
      params: Readonly<Record<string, string>>,
    ) => Promise<void>;
  }
}

/**
 * Fetches at once what the page at this address is drawn with: its parts, what it can not be drawn without, and who is
 * asking. The router fetches them too, but one after the other, the parts when it knows who is asking, and nothing before
 * there are words. What fails here is asked for again by the router, which knows what to say of it.
 */
export function fetchFirstPage(
  router: ReturnType<typeof makeRouter>,
  queryClient: QueryClient,
): void {
  const [matchedRoutes, params] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of matchedRoutes) {
    router.loadRouteChunk(route)?.catch(() => undefined);
    route.options.staticData?.asks?.(queryClient, params).catch(() => undefined);
  }
  // Only the doors ask nobody who they are.
  if (!matchedRoutes.some(({ options }) => options.beforeLoad !== undefined)) return;
  void queryClient.prefetchQuery(meQuery);
  callLine(queryClient);
}
