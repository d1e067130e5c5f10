/** What `Ctrl K` finds in the portal: the reader's tickets, and the pages. */
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import { listTickets } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";
import type { CommandItem, CommandSearch } from "#web/ui/command-palette.tsx";

export function usePortalSearch(me: Me): CommandSearch {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const navigate = useNavigate();
  const contact = me.kind === "contact";
  return useCallback<CommandSearch>(
    async (query, signal) => {
      const wanted = query.trim().toLocaleLowerCase();
      const pages: CommandItem[] = [
        {
          id: "new",
          label: t("nav.new"),
          keys: "n",
          run: () => void navigate({ to: "/tickets/new" }),
        },
        { id: "home", label: t("nav.home"), keys: "g h", run: () => void navigate({ to: "/" }) },
        {
          id: "tickets",
          label: t("nav.tickets"),
          keys: "g t",
          run: () => void navigate({ to: "/tickets" }),
        },
        {
          id: "procedure",
          label: t("nav.procedure"),
          keys: "g p",
          run: () => void navigate({ to: "/procedure" }),
        },
        { id: "me", label: t("account.title"), run: () => void navigate({ to: "/me" }) },
      ];
      const kept = contact
        ? pages.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
        : [];
      const found = contact
        ? await ask(listTickets, {
            query: { limit: 8, ...(wanted === "" ? {} : { search: query.trim() }) },
            signal,
          })
        : { items: [] };
      const tickets = found.items.map(({ reference, subject, state }): CommandItem => {
        const description = `${reference} · ${t(`lifecycle:states.${state}.name`)}`;
        return {
          id: reference,
          label: subject,
          description,
          run: () => void navigate({ to: "/tickets/$reference", params: { reference } }),
        };
      });
      return [
        { label: t("nav.tickets"), items: tickets },
        { label: t("keys.go"), items: kept },
      ];
    },
    [t, navigate, contact],
  );
}
