import { useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import type { Page } from "#web/navigation/pages.ts";

/** The console's pages that this reader has, in the order of the bar. */
export function useConsolePages({ may }: Me): Page[] {
  const { t } = useTranslation("console");
  const isAmongQueues = useLocation({
    select: ({ pathname }) => /^\/console\/(?:queues|tickets)\//u.test(pathname),
  });
  const pages: (Page | false)[] = [
    may.workTickets && { to: "/console/home", label: t("nav.home"), keys: "g h" },
    may.workTickets && { to: "/console/wall", label: t("nav.wall"), keys: "g w", inBar: false },
    may.workTickets && {
      to: "/console/queues",
      label: t("nav.queues"),
      keys: "g q",
      isCurrent: isAmongQueues,
    },
    may.workTickets && {
      to: "/console/tickets/new",
      label: t("file.title"),
      keys: "f",
      inBar: false,
    },
    may.readCustomers && { to: "/console/customers", label: t("nav.customers"), keys: "g c" },
    may.readCustomers && {
      to: "/console/subscriptions",
      label: t("nav.subscriptions"),
      keys: "g s",
    },
    may.readCustomers && { to: "/console/offers", label: t("nav.offers"), inBar: false },
    may.readCustomers && {
      to: "/console/calendars",
      label: t("nav.calendars"),
      inBar: false,
    },
    may.readCustomers && {
      to: "/console/objectives",
      label: t("nav.objectives"),
      inBar: false,
    },
    may.readCustomers && {
      to: "/console/environments",
      label: t("nav.environments"),
      keys: "g e",
    },
    may.workTickets && { to: "/console/reports", label: t("nav.reports"), keys: "g r" },
    { to: "/console/on-call", label: t("nav.onCall"), keys: "g d" },
    { to: "/console/programme", label: t("nav.programme"), keys: "g m" },
    { to: "/console/agents", label: t("nav.agents"), keys: "g a" },
    may.readOutbox && { to: "/console/outbox", label: t("nav.outbox"), keys: "g o" },
    { to: "/console/forms", label: t("nav.forms") },
    { to: "/console/guide", label: t("nav.guide"), inBar: false },
    may.readCustomers && {
      to: "/console/procedure/settings",
      label: t("nav.settings"),
      inBar: false,
    },
    { to: "/console/procedure", label: t("nav.procedure"), keys: "g p" },
  ];
  return pages.filter((page) => page !== false);
}
