/** The console's addresses of tickets: queues, one ticket, and a new one. */
import { createRoute } from "@tanstack/react-router";
import { lazyPage } from "../lazy-page.ts";
import { desk } from "./console-desk.ts";
import { askTicket } from "../tickets/ticket-query.ts";
import { validateSearch } from "./root.ts";

/** Of whatever stands on a ticket's page, which the queues show too. */
const ticketWords = [
  "coverage",
  "contracts",
  "clocks",
  "environments",
  "escalations",
  "history",
  "intake",
  "objectives",
] as const;

const start = createRoute({
  getParentRoute: () => desk,
  path: "/",
  validateSearch,
  component: lazyPage(
    () => import("../console/queues/queue-page.tsx"),
    "StartPage",
    ...ticketWords,
  ),
});
const queues = createRoute({
  getParentRoute: () => desk,
  path: "/queues",
  validateSearch,
  component: lazyPage(
    () => import("../console/queues/queue-page.tsx"),
    "QueuesPage",
    ...ticketWords,
  ),
});
const queue = createRoute({
  getParentRoute: () => desk,
  path: "/queues/$queue",
  validateSearch,
  component: lazyPage(
    () => import("../console/queues/queue-page.tsx"),
    "QueuePage",
    ...ticketWords,
  ),
});
const fileTicket = createRoute({
  getParentRoute: () => desk,
  path: "/tickets/new",
  validateSearch,
  component: lazyPage(() => import("../console/filing/file-page.tsx"), "FilePage", ...ticketWords),
});
const workspace = createRoute({
  getParentRoute: () => desk,
  path: "/tickets/$reference",
  validateSearch,
  staticData: { asks: askTicket },
  loader: ({ context: { queryClient }, params }) => void askTicket(queryClient, params),
  component: lazyPage(
    () => import("../console/ticket/workspace-page.tsx"),
    "WorkspacePage",
    ...ticketWords,
  ),
});

export const ticketRoutes = [start, queues, queue, fileTicket, workspace] as const;
