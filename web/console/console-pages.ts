import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";

export type ConsolePage = { key: string; label: string; open: () => void };

/** The pages that this reader has, each with its key. */
export function useConsolePages({ may }: Me): ConsolePage[] {
  const { t } = useTranslation("console");
  const navigate = useNavigate();
  return [
    ...(may.workTickets
      ? [
          { key: "g q", label: t("nav.queues"), open: () => void navigate({ to: "/console" }) },
          {
            key: "f",
            label: t("file.title"),
            open: () => void navigate({ to: "/console/tickets/new" }),
          },
        ]
      : []),
    ...(may.readCustomers
      ? [
          {
            key: "g c",
            label: t("nav.customers"),
            open: () => void navigate({ to: "/console/customers" }),
          },
        ]
      : []),
    { key: "g a", label: t("nav.agents"), open: () => void navigate({ to: "/console/agents" }) },
    ...(may.readOutbox
      ? [
          {
            key: "g o",
            label: t("nav.outbox"),
            open: () => void navigate({ to: "/console/outbox" }),
          },
        ]
      : []),
    {
      key: "g p",
      label: t("nav.procedure"),
      open: () => void navigate({ to: "/console/procedure" }),
    },
  ];
}
