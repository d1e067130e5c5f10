/**
 * The console's addresses, each page a module of its own, loaded when one goes there or is about to.
 * A page whose words have a file of their own names it last: lazyPage(load, "Page", "contracts").
 */
import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { contractRoutes } from "./console-contracts.ts";
import { desk } from "./console-desk.ts";
import { homeRoutes } from "./console-home.ts";
import { reportRoutes } from "./console-reports.ts";
import { ticketRoutes } from "./console-tickets.ts";
import { validateSearch } from "./root.ts";

const customers = createRoute({
  getParentRoute: () => desk,
  path: "/customers",
  validateSearch,
  component: lazyPage(() => import("../console/people/customers-page.tsx"), "CustomersPage"),
});
const customer = createRoute({
  getParentRoute: () => desk,
  path: "/customers/$id",
  component: lazyPage(
    () => import("../console/people/customer-page.tsx"),
    "CustomerPage",
    "contracts",
    "environments",
  ),
});
const environments = createRoute({
  getParentRoute: () => desk,
  path: "/environments",
  validateSearch,
  component: lazyPage(
    () => import("../console/environments/environments-page.tsx"),
    "EnvironmentsPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const environment = createRoute({
  getParentRoute: () => desk,
  path: "/environments/$id",
  component: lazyPage(
    () => import("../console/environments/environment-pages.tsx"),
    "EnvironmentPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const editEnvironment = createRoute({
  getParentRoute: () => desk,
  path: "/environments/$id/edit",
  component: lazyPage(
    () => import("../console/environments/environment-pages.tsx"),
    "EditEnvironmentPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const newEnvironment = createRoute({
  getParentRoute: () => desk,
  path: "/customers/$id/environments/new",
  component: lazyPage(
    () => import("../console/environments/environment-pages.tsx"),
    "NewEnvironmentPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const guide = createRoute({
  getParentRoute: () => desk,
  path: "/guide",
  validateSearch,
  component: lazyPage(() => import("../console/guide-page.tsx"), "ConsoleGuidePage", "guide"),
});
const forms = createRoute({
  getParentRoute: () => desk,
  path: "/forms",
  validateSearch,
  component: lazyPage(
    () => import("../console/intake/forms-page.tsx"),
    "FormsPage",
    "intake",
    "environments",
  ),
});
const agents = createRoute({
  getParentRoute: () => desk,
  path: "/agents",
  validateSearch,
  component: lazyPage(() => import("../console/people/agents-page.tsx"), "AgentsPage"),
});
const onCall = createRoute({
  getParentRoute: () => desk,
  path: "/on-call",
  component: lazyPage(() => import("../console/on-call/on-call-page.tsx"), "OnCallPage", "oncall"),
});
const outbox = createRoute({
  getParentRoute: () => desk,
  path: "/outbox",
  component: lazyPage(() => import("../console/people/outbox-page.tsx"), "OutboxPage"),
});
const programme = createRoute({
  getParentRoute: () => desk,
  path: "/programme",
  component: lazyPage(
    () => import("../console/programme-page.tsx"),
    "ConsoleProgrammePage",
    "programme",
  ),
});
const programmeSheet = createRoute({
  getParentRoute: () => desk,
  path: "/programme/edit",
  component: lazyPage(
    () => import("../console/programme/sheet-page.tsx"),
    "SheetPage",
    "programme",
  ),
});
const deskProcedure = createRoute({
  getParentRoute: () => desk,
  path: "/procedure",
  component: lazyPage(() => import("../console/procedure-page.tsx"), "ConsoleProcedurePage"),
});

const procedureSettings = createRoute({
  getParentRoute: () => desk,
  path: "/procedure/settings",
  component: lazyPage(
    () => import("../console/procedure-settings/settings-page.tsx"),
    "SettingsPage",
    "settings",
  ),
});

export const consoleRoutes = desk.addChildren([
  ...homeRoutes,
  ...ticketRoutes,
  customers,
  customer,
  ...contractRoutes,
  guide,
  forms,
  environments,
  environment,
  editEnvironment,
  newEnvironment,
  agents,
  onCall,
  outbox,
  ...reportRoutes,
  programme,
  programmeSheet,
  deskProcedure,
  procedureSettings,
]);
