import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import type { Page } from "./pages.ts";

/** The links of the bar, for AppShell; each marks itself current, and a start page only on its own address. */
export function pageLinks(pages: readonly Page[]): ReactElement[] {
  return pages
    .filter(({ inBar = true }) => inBar)
    .map(({ to, label, isCurrent }) => (
      <Link
        key={to}
        to={to}
        activeOptions={{ exact: to === "/" || to === "/console", includeSearch: false }}
        aria-current={isCurrent ? "page" : undefined}
      >
        {label}
      </Link>
    ));
}
