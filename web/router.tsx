/** Every address of the web app. Portal and console are two lazy modules; a reader of one never loads the other. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { lazyPage } from "./lazy-page.tsx";
import { Refused } from "./session/refused.ts";
import { meQuery } from "./session/session.ts";
import { BugPage, MissingPage } from "./status-pages.tsx";

type Context = { queryClient: QueryClient };

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: BugPage,
});

/** Filters of lists live in the address, as plain strings; the page decides which values it knows. */
export type ListSearch = Partial<
  Record<
    | "q"
    | "state"
    | "severity"
    | "nature"
    | "organisation"
    | "waiting"
    | "assignee"
    | "view"
    | "followUpOf"
    | "tab",
    string
  >
>;
const listKeys = [
  "q",
  "state",
  "severity",
  "nature",
  "organisation",
  "waiting",
  "assignee",
  "view",
  "followUpOf",
  "tab",
] as const;

function validateSearch(search: Record<string, unknown>): ListSearch {
  const kept: ListSearch = {};
  for (const key of listKeys) {
    const value = search[key];
    if (typeof value === "string" || typeof value === "number") kept[key] = String(value);
  }
  return kept;
}

function validateNext(search: Record<string, unknown>): { next?: string } {
  const { next } = search;
  // Only our own paths: an address elsewhere would make the sign-in page a springboard.
  return typeof next === "string" && /^\/(?![/\\])/u.test(next) ? { next } : {};
}

/* Doors that need no session */
const door = (
  name: "SignInPage" | "ForgottenPage" | "InvitationPage" | "ResetPage" | "SetUpPage",
) => lazyPage(() => import("./sign-in/doors.tsx"), name);
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: validateNext,
  component: door("SignInPage"),
});
const forgotten = createRoute({
  getParentRoute: () => root,
  path: "/forgotten",
  component: door("ForgottenPage"),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitations/$token",
  component: door("InvitationPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset/$token",
  component: door("ResetPage"),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: "/setup/$token",
  component: door("SetUpPage"),
});

/* Portal */
const portal = createRoute({
  getParentRoute: () => root,
  id: "portal",
  component: lazyPage(() => import("./portal/routes.tsx"), "PortalShell"),
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context, location.href);
    // An agent's start is the console; its own account page is shared.
    if (me.kind === "agent" && location.pathname !== "/me")
      throw redirect({ to: "/console", replace: true });
  },
});
const portalPage = (name: "HomePage" | "TicketsPage") =>
  lazyPage(() => import("./portal/routes.tsx"), name);
// The pages that draw more come apart, so that the first visit carries the lists alone.
const ticketPage = lazyPage(() => import("./portal/ticket/ticket-page.tsx"), "TicketPage");
const newTicketPage = lazyPage(
  () => import("./portal/filing/new-ticket-page.tsx"),
  "NewTicketPage",
);
const procedurePage = lazyPage(() => import("./procedure/procedure-page.tsx"), "ProcedurePage");
const contactsPage = lazyPage(() => import("./portal/contacts-page.tsx"), "ContactsPage");
const accountPage = lazyPage(() => import("./sign-in/account-page.tsx"), "AccountPage");
const home = createRoute({
  getParentRoute: () => portal,
  path: "/",
  component: portalPage("HomePage"),
});
const tickets = createRoute({
  getParentRoute: () => portal,
  path: "/tickets",
  validateSearch,
  component: portalPage("TicketsPage"),
});
const newTicket = createRoute({
  getParentRoute: () => portal,
  path: "/tickets/new",
  validateSearch,
  component: newTicketPage,
});
const ticket = createRoute({
  getParentRoute: () => portal,
  path: "/tickets/$reference",
  component: ticketPage,
});
const procedure = createRoute({
  getParentRoute: () => portal,
  path: "/procedure",
  component: procedurePage,
});
const contacts = createRoute({
  getParentRoute: () => portal,
  path: "/contacts",
  component: contactsPage,
});
const account = createRoute({
  getParentRoute: () => portal,
  path: "/me",
  component: accountPage,
});

/* Console */
const desk = createRoute({
  getParentRoute: () => root,
  path: "/console",
  component: lazyPage(() => import("./console/routes.tsx"), "ConsoleShell"),
  beforeLoad: async ({ context, location }) => {
    const me = await loadMe(context, location.href);
    if (me.kind !== "agent") throw redirect({ to: "/", replace: true });
  },
});
type ConsolePage =
  | "QueuesPage"
  | "QueuePage"
  | "WorkspacePage"
  | "FilePage"
  | "CustomersPage"
  | "CustomerPage"
  | "AgentsPage"
  | "OutboxPage"
  | "ConsoleProcedurePage";
const consolePage = (name: ConsolePage) => lazyPage(() => import("./console/routes.tsx"), name);
const queues = createRoute({
  getParentRoute: () => desk,
  path: "/",
  validateSearch,
  component: consolePage("QueuesPage"),
});
const queue = createRoute({
  getParentRoute: () => desk,
  path: "/queues/$queue",
  validateSearch,
  component: consolePage("QueuePage"),
});
const fileTicket = createRoute({
  getParentRoute: () => desk,
  path: "/tickets/new",
  validateSearch,
  component: consolePage("FilePage"),
});
const workspace = createRoute({
  getParentRoute: () => desk,
  path: "/tickets/$reference",
  validateSearch,
  component: consolePage("WorkspacePage"),
});
const customers = createRoute({
  getParentRoute: () => desk,
  path: "/customers",
  validateSearch,
  component: consolePage("CustomersPage"),
});
const customer = createRoute({
  getParentRoute: () => desk,
  path: "/customers/$id",
  component: consolePage("CustomerPage"),
});
const agents = createRoute({
  getParentRoute: () => desk,
  path: "/agents",
  validateSearch,
  component: consolePage("AgentsPage"),
});
const outbox = createRoute({
  getParentRoute: () => desk,
  path: "/outbox",
  component: consolePage("OutboxPage"),
});
const deskProcedure = createRoute({
  getParentRoute: () => desk,
  path: "/procedure",
  component: consolePage("ConsoleProcedurePage"),
});

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

const tree = root.addChildren([
  signIn,
  forgotten,
  invitation,
  reset,
  setUp,
  portal.addChildren([home, tickets, newTicket, ticket, procedure, contacts, account]),
  desk.addChildren([
    queues,
    queue,
    fileTicket,
    workspace,
    customers,
    customer,
    agents,
    outbox,
    deskProcedure,
  ]),
  ...workshop,
]);

/** Loads who is signed in, or leaves for the door and comes back after. */
async function loadMe({ queryClient }: Context, href: string) {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (cause) {
    if (cause instanceof Refused && cause.problem.code === "not_signed_in") {
      throw redirect({ to: "/sign-in", search: { next: href }, replace: true });
    }
    throw cause;
  }
}

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
