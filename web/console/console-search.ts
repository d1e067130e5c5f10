/** What Ctrl K finds in the console: tickets, customers, people, what can be done here, and pages. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import { commandsOf } from "#web/navigation/pages.ts";
import type { OpenPage } from "#web/navigation/pages.ts";
import type { CommandItem, CommandSearch } from "#web/ui/command-palette.tsx";
import { useRegisteredKeys } from "#web/ui/use-keys.ts";
import { findAll, holds } from "./find-all.ts";

type Found = Awaited<ReturnType<typeof findAll>>;

export function useConsoleSearch({ may }: Me, pages: readonly OpenPage[]): CommandSearch {
  const { t } = useTranslation("console");
  const queries = useQueryClient();
  const commandsNow = useCommandItems(pages);
  const linesOf = useLines();
  return useCallback<CommandSearch>(
    async (query, signal) => {
      const words = query.trim();
      const matches = holds(words);
      const lines = linesOf(await findAll(queries, may, words, signal));
      return [
        { label: t("palette.tickets"), items: lines.tickets },
        { label: t("palette.here"), items: commandsNow().filter(({ label }) => matches(label)) },
        { label: t("palette.customers"), items: lines.customers },
        { label: t("palette.people"), items: lines.people },
      ];
    },
    [t, queries, commandsNow, linesOf, may],
  );
}

/** What was found, as lines of the palette, each leading to its page. */
function useLines() {
  const { t } = useTranslation(["console", "lifecycle"]);
  const navigate = useNavigate();
  return useCallback(
    ({ tickets, organisations, contacts, agents }: Found) => {
      const customer = (id: string) => () =>
        void navigate({ to: "/console/customers/$id", params: { id } });
      return {
        tickets: tickets.map(({ reference, subject, state, organisation }): CommandItem => {
          const description = `${reference} · ${organisation.name} · ${t(`lifecycle:states.${state}.name`)}`;
          const run = () =>
            void navigate({ to: "/console/tickets/$reference", params: { reference } });
          return { id: reference, label: subject, description, run };
        }),
        customers: organisations.map(({ id, name, kind }): CommandItem => {
          return {
            id,
            label: name,
            description: t(`console:organisationKinds.${kind}`),
            run: customer(id),
          };
        }),
        people: [
          ...contacts.flatMap(({ id, name, email, memberships }): CommandItem[] => {
            const [first] = memberships;
            const where = memberships.map(({ organisation }) => organisation.name).join(", ");
            return first
              ? [
                  {
                    id,
                    label: name,
                    description: `${email} · ${where}`,
                    run: customer(first.organisation.id),
                  },
                ]
              : [];
          }),
          ...agents.map(({ id, name, email }): CommandItem => {
            return {
              id,
              label: name,
              description: email,
              run: () => void navigate({ to: "/console/agents" }),
            };
          }),
        ],
      };
    },
    [t, navigate],
  );
}

/** Every key that acts at this moment is also a line of the palette; read when it is asked, so that a render does not search anew. */
function useCommandItems(pages: readonly OpenPage[]) {
  const keys = useRegisteredKeys();
  const latest = useRef<CommandItem[]>([]);
  useEffect(() => {
    const own = keys
      .filter(({ key }) => key !== "mod+k")
      .map(({ key, label, run }) => ({ id: `key:${key}`, label, keys: key, run }));
    // A page whose keys act already is among them.
    const others = pages.filter((page) => keys.every(({ key }) => key !== page.keys));
    latest.current = [...own, ...commandsOf(others)];
  });
  return useCallback(() => latest.current, []);
}
