/** What `Ctrl K` finds in the portal: the reader's tickets, and the pages. */
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import { listTickets } from "#api/tickets.ts";
import { commandsOf } from "#web/navigation/pages.ts";
import type { OpenPage } from "#web/navigation/pages.ts";
import { ask } from "#web/session/ask.ts";
import type { CommandItem, CommandSearch } from "#web/ui/command-palette.tsx";

export function usePortalSearch(me: Me, pages: readonly OpenPage[]): CommandSearch {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const navigate = useNavigate();
  const contact = me.kind === "contact";
  // Read when it is asked, so that a render does not search anew.
  const latest = useRef(pages);
  useEffect(() => {
    latest.current = pages;
  });
  return useCallback<CommandSearch>(
    async (query, signal) => {
      const wanted = query.trim().toLocaleLowerCase();
      const here = commandsOf(latest.current);
      const kept = contact
        ? here.filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
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
