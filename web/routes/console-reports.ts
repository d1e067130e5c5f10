/** The console's addresses of activity reports: one at will, whose period and filters stand in the address, and those that are planned. */
import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { desk } from "./console-desk.ts";

const scopeKeys = ["organisation", "partner", "product"] as const;
const dayKeys = ["firstDay", "lastDay"] as const;

type Kept<Key extends string> = Partial<Record<Key, string | undefined>>;
type Scope = Kept<(typeof scopeKeys)[number]>;
type ReportSearch = Scope & Kept<(typeof dayKeys)[number]> & { reader?: "others" | undefined };

const anId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const aDay = /^\d{4}-\d\d-\d\d$/u;

function keep<Key extends string>(
  search: Record<string, unknown>,
  keys: readonly Key[],
  shape: RegExp,
): Kept<Key> {
  const kept: Kept<Key> = {};
  for (const key of keys) {
    const value = search[key];
    // What is left out here, the router would take as it stands in the address.
    kept[key] = typeof value === "string" && shape.test(value) ? value : undefined;
  }
  return kept;
}

/** Whose tickets, as ids; anything else of an address is left out. */
const validateScope = (search: Record<string, unknown>): Scope => keep(search, scopeKeys, anId);

/** Days are kept by their shape: whether a report can be made of them is the desk's to say. */
const validateReport = (search: Record<string, unknown>): ReportSearch => ({
  ...validateScope(search),
  ...keep(search, dayKeys, aDay),
  reader: search["reader"] === "others" ? "others" : undefined,
});

const reports = createRoute({
  getParentRoute: () => desk,
  path: "/reports",
  validateSearch: validateReport,
  component: lazyPage(
    () => import("../console/reports/reports-page.tsx"),
    "ReportsPage",
    "reports",
    "objectives",
    "programme",
    "plans",
  ),
});
const plans = createRoute({
  getParentRoute: () => desk,
  path: "/reports/plans",
  validateSearch: (search: Record<string, unknown>): { shown?: "removed" | undefined } => ({
    shown: search["shown"] === "removed" ? "removed" : undefined,
  }),
  component: lazyPage(
    () => import("../console/reports/plans-page.tsx"),
    "PlansPage",
    "plans",
    "reports",
  ),
});
const newPlan = createRoute({
  getParentRoute: () => desk,
  path: "/reports/plans/new",
  validateSearch: validateScope,
  component: lazyPage(
    () => import("../console/reports/plan-page.tsx"),
    "NewPlanPage",
    "plans",
    "reports",
    "programme",
  ),
});
const plan = createRoute({
  getParentRoute: () => desk,
  path: "/reports/plans/$id",
  component: lazyPage(
    () => import("../console/reports/plan-page.tsx"),
    "PlanPage",
    "plans",
    "reports",
    "programme",
  ),
});

export const reportRoutes = [reports, plans, newPlan, plan] as const;
