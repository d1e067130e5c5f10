/** The console's addresses of activity reports: one at will, whose period and filters stand in the address, and those that are planned. */
import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { desk } from "./console-desk.ts";

const scopeKeys = ["organisation", "partner", "product"] as const;
const dayKeys = ["firstDay", "lastDay"] as const;

type Scope = Partial<Record<(typeof scopeKeys)[number], string>>;
type ReportSearch = Scope &
  Partial<Record<(typeof dayKeys)[number], string>> & { reader?: "others" };

const anId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const aDay = /^\d{4}-\d\d-\d\d$/u;

function keep<Key extends string>(
  search: Record<string, unknown>,
  keys: readonly Key[],
  shape: RegExp,
): Partial<Record<Key, string>> {
  const kept: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const value = search[key];
    if (typeof value === "string" && shape.test(value)) kept[key] = value;
  }
  return kept;
}

/** Whose tickets, as ids; anything else of an address is left out. */
const validateScope = (search: Record<string, unknown>): Scope => keep(search, scopeKeys, anId);

/** Days are kept by their shape: whether a report can be made of them is the desk's to say. */
const validateReport = (search: Record<string, unknown>): ReportSearch => ({
  ...validateScope(search),
  ...keep(search, dayKeys, aDay),
  ...(search["reader"] === "others" ? { reader: "others" } : {}),
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
  validateSearch: (search: Record<string, unknown>): { shown?: "removed" } =>
    search["shown"] === "removed" ? { shown: "removed" } : {},
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
