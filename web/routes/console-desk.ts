/** The frame around every page of the console, which only the desk's people come into. */
import { createRoute, redirect } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { loadMe, root } from "./root.ts";

export const desk = createRoute({
  getParentRoute: () => root,
  path: "/console",
  component: lazyPage(
    () => import("../console/shell.tsx"),
    "ConsoleShell",
    "console",
    "lifecycle",
    "tickets",
  ),
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context, location.href);
    if (me.kind !== "agent") throw redirect({ to: "/", replace: true });
  },
});
