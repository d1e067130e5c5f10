/**
 * The portal's addresses, each page a module of its own, loaded when one goes there or is about to.
 * A page whose words have a file of their own names it last: lazyPage(load, "Page", "catalogue").
 */
import type { QueryClient } from "@tanstack/react-query";
import { createRoute, redirect } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { subscriptionsQuery } from "../portal/subscription-queries.ts";
import { askTicket } from "../tickets/ticket-query.ts";
import { loadMe, root, validateSearch } from "./root.ts";

const portal = createRoute({
  getParentRoute: () => root,
  id: "portal",
  component: lazyPage(
    () => import("../portal/portal-shell.tsx"),
    "PortalShell",
    "portal",
    "lifecycle",
    "tickets",
  ),
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context, location.href);
    // An agent's start is the console; its own account page is shared.
    if (me.kind === "agent" && location.pathname !== "/me")
      throw redirect({ to: "/console", replace: true });
  },
});

const home = createRoute({
  getParentRoute: () => portal,
  path: "/",
  component: lazyPage(() => import("../portal/home/home-page.tsx"), "HomePage"),
});
const tickets = createRoute({
  getParentRoute: () => portal,
  path: "/tickets",
  validateSearch,
  component: lazyPage(() => import("../portal/list/tickets-page.tsx"), "TicketsPage"),
});
/** Nothing can be said before it is known under which contract: it is asked for while the page is on its way. */
function askContracts(queryClient: QueryClient): Promise<void> {
  return queryClient.prefetchQuery(subscriptionsQuery);
}
const newTicket = createRoute({
  getParentRoute: () => portal,
  path: "/tickets/new",
  validateSearch,
  staticData: { asks: askContracts },
  loader: ({ context: { queryClient } }) => void askContracts(queryClient),
  component: lazyPage(
    () => import("../portal/filing/new-ticket-page.tsx"),
    "NewTicketPage",
    "coverage",
    "contracts",
    "environments",
    "intake",
  ),
});
const ticket = createRoute({
  getParentRoute: () => portal,
  path: "/tickets/$reference",
  staticData: { asks: askTicket },
  loader: ({ context: { queryClient }, params }) => void askTicket(queryClient, params),
  component: lazyPage(
    () => import("../portal/ticket/ticket-page.tsx"),
    "TicketPage",
    "coverage",
    "contracts",
    "clocks",
    "environments",
    "escalations",
    "history",
    "intake",
  ),
});
const procedure = createRoute({
  getParentRoute: () => portal,
  path: "/procedure",
  component: lazyPage(() => import("../procedure/procedure-page.tsx"), "ProcedurePage"),
});
const programme = createRoute({
  getParentRoute: () => portal,
  path: "/programme",
  component: lazyPage(
    () => import("../programme/programme-page.tsx"),
    "ProgrammePage",
    "programme",
  ),
});
const contacts = createRoute({
  getParentRoute: () => portal,
  path: "/contacts",
  component: lazyPage(() => import("../portal/contacts-page.tsx"), "ContactsPage"),
});
const reports = createRoute({
  getParentRoute: () => portal,
  path: "/reports",
  component: lazyPage(() => import("../portal/reports/reports-page.tsx"), "ReportsPage", "reports"),
});
const subscriptions = createRoute({
  getParentRoute: () => portal,
  path: "/subscriptions",
  component: lazyPage(
    () => import("../portal/contracts/subscriptions-page.tsx"),
    "SubscriptionsPage",
    "contracts",
  ),
});
const subscription = createRoute({
  getParentRoute: () => portal,
  path: "/subscriptions/$id",
  component: lazyPage(
    () => import("../portal/contracts/subscription-page.tsx"),
    "SubscriptionPage",
    "contracts",
  ),
});
const environments = createRoute({
  getParentRoute: () => portal,
  path: "/environments",
  component: lazyPage(
    () => import("../portal/environments/environments-page.tsx"),
    "EnvironmentsPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const newEnvironment = createRoute({
  getParentRoute: () => portal,
  path: "/environments/new",
  component: lazyPage(
    () => import("../portal/environments/environment-form-pages.tsx"),
    "NewEnvironmentPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const environment = createRoute({
  getParentRoute: () => portal,
  path: "/environments/$id",
  component: lazyPage(
    () => import("../portal/environments/environment-page.tsx"),
    "EnvironmentPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const editEnvironment = createRoute({
  getParentRoute: () => portal,
  path: "/environments/$id/edit",
  component: lazyPage(
    () => import("../portal/environments/environment-form-pages.tsx"),
    "EditEnvironmentPage",
    "environments",
    "contracts",
    "programme",
  ),
});
const guide = createRoute({
  getParentRoute: () => portal,
  path: "/guide",
  validateSearch,
  component: lazyPage(() => import("../portal/guide-page.tsx"), "PortalGuidePage", "guide"),
});
const account = createRoute({
  getParentRoute: () => portal,
  path: "/me",
  component: lazyPage(() => import("../sign-in/account-page.tsx"), "AccountPage"),
});

export const portalRoutes = portal.addChildren([
  home,
  tickets,
  newTicket,
  ticket,
  procedure,
  programme,
  contacts,
  reports,
  subscriptions,
  subscription,
  guide,
  environments,
  newEnvironment,
  environment,
  editEnvironment,
  account,
]);
