/** The console's addresses of the desk as a whole: at a glance, on a wall, and handed over. */
import { createRoute, redirect } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { desk } from "./console-desk.ts";
import { loadMe, root } from "./root.ts";

const words = ["home", "clocks", "contracts"] as const;

const home = createRoute({
  getParentRoute: () => desk,
  path: "/home",
  component: lazyPage(() => import("../console/home/home-page.tsx"), "HomePage", ...words),
});
const handOver = createRoute({
  getParentRoute: () => desk,
  path: "/hand-over/$id",
  component: lazyPage(() => import("../console/home/hand-over-page.tsx"), "HandOverPage", ...words),
});

/** Beside the console's frame: a wall has no use for it. */
export const wallRoute = createRoute({
  getParentRoute: () => root,
  path: "/console/wall",
  component: lazyPage(
    () => import("../console/home/wall-page.tsx"),
    "WallPage",
    "console",
    "lifecycle",
    "tickets",
    ...words,
  ),
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context, location.href);
    if (!me.may.workTickets) throw redirect({ to: "/", replace: true });
  },
});

export const homeRoutes = [home, handOver] as const;
