/** What every address shares: the root, who is asking, and the filters that lists keep in their address. */
import { createRootRouteWithContext, Outlet, redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { Refused } from "../session/refused.ts";
import { meQuery } from "../session/session.ts";
import { BugPage, MissingPage } from "../status-pages.tsx";

export type Context = { queryClient: QueryClient };

export const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: BugPage,
});

const listKeys = [
  "q",
  "state",
  "severity",
  "nature",
  "organisation",
  "waiting",
  "assignee",
  "target",
  "offer",
  "view",
  "followUpOf",
  "tab",
  "server",
  "system",
] as const;

/** Filters of lists live in the address, as plain strings; the page decides which values it knows. */
export type ListSearch = Partial<Record<(typeof listKeys)[number], string | undefined>>;

/** Keeps the filters that lists know, and nothing else of what an address says. */
export function validateSearch(search: Record<string, unknown>): ListSearch {
  const kept: ListSearch = {};
  for (const key of listKeys) {
    const value = search[key];
    // What is left out here, the router would take as it stands in the address.
    kept[key] = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  }
  return kept;
}

/** Loads who is signed in, or leaves for the door and comes back after. */
export async function loadMe({ queryClient }: Context, href: string) {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (cause) {
    if (cause instanceof Refused && cause.problem.code === "not_signed_in") {
      // Whoever comes to the front door was heading nowhere else.
      const search = href === "/" ? {} : { next: href };
      throw redirect({ to: "/sign-in", search, replace: true });
    }
    throw cause;
  }
}
