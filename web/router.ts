/** Every address of the web app, by area: a reader of one never loads the other. */
import { createRoute, createRouter } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { lazyPage } from "./lazy-page.ts";
import { consoleRoutes } from "./routes/console.ts";
import { wallRoute } from "./routes/console-home.ts";
import { doors } from "./routes/doors.ts";
import { portalRoutes } from "./routes/portal.ts";
import { root } from "./routes/root.ts";

/* The components' page exists in development only; the bundler drops it from a build. */
const workshop = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => root,
        path: "/workshop",
        component: lazyPage(() => import("./workshop/workshop.tsx"), "WorkshopPage"),
      }),
    ]
  : [];

const tree = root.addChildren([...doors, portalRoutes, consoleRoutes, wallRoute, ...workshop]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
