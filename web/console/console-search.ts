/** What Ctrl K finds in the console: tickets, customers, people, what can be done here, and pages. */
import { useQueryClient } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { searchContacts } from "#api/contacts.ts";
import { listOrganisations } from "#api/organisations.ts";
import type { Me } from "#api/session.ts";
import { listTickets } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";
import type { CommandItem, CommandSearch } from "#web/ui/command-palette.tsx";
import { useRegisteredKeys } from "#web/ui/use-keys.ts";
import type { ConsolePage } from "./console-pages.ts";
import { agentsQuery } from "./queries.ts";

const shown = 6;
const holds = (wanted: string) => (words: string) => words.toLocaleLowerCase().includes(wanted);

export function useConsoleSearch({ may }: Me, pages: readonly ConsolePage[]): CommandSearch {
  const { t } = useTranslation(["console", "lifecycle"]);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const commandsNow = useCommandItems(pages);
  return useCallback<CommandSearch>(
    async (query, signal) => {
      const words = query.trim();
      const matches = holds(words.toLocaleLowerCase());
      const search = words === "" ? {} : { search: words };
      const none = { items: [] };
      const people = may.readCustomers && words !== "";
      const [tickets, organisations, contacts, agents] = await Promise.all([
        may.workTickets ? ask(listTickets, { query: { limit: shown, ...search }, signal }) : none,
        people ? ask(listOrganisations, { query: { limit: shown, search: words }, signal }) : none,
        people ? ask(searchContacts, { query: { limit: shown, search: words }, signal }) : none,
        words === "" ? none : agentsNamed(queries, matches),
      ]);
      const customer = (id: string) => () =>
        void navigate({ to: "/console/customers/$id", params: { id } });
      return [
        {
          label: t("palette.tickets"),
          items: tickets.items.map(({ reference, subject, state, organisation }) => ({
            id: reference,
            label: subject,
            description: `${reference} · ${organisation.name} · ${t(`lifecycle:states.${state}.name`)}`,
            run: () => void navigate({ to: "/console/tickets/$reference", params: { reference } }),
          })),
        },
        { label: t("palette.here"), items: commandsNow().filter(({ label }) => matches(label)) },
        {
          label: t("palette.customers"),
          items: organisations.items.map(({ id, name, kind }) => ({
            id,
            label: name,
            description: t(`lifecycle:organisationKinds.${kind}`),
            run: customer(id),
          })),
        },
        {
          label: t("palette.people"),
          items: [
            ...contacts.items.map(({ id, name, email, memberships }) => {
              const [first] = memberships;
              const where = memberships.map(({ organisation }) => organisation.name).join(", ");
              return {
                id,
                label: name,
                description: `${email} · ${where}`,
                run: first ? customer(first.organisation.id) : () => undefined,
              };
            }),
            ...agents.items.map(({ id, name, email }) => ({
              id,
              label: name,
              description: email,
              run: () => void navigate({ to: "/console/agents" }),
            })),
          ],
        },
      ];
    },
    [t, navigate, queries, commandsNow, may],
  );
}

async function agentsNamed(queries: QueryClient, matches: (words: string) => boolean) {
  const { items } = await queries.ensureQueryData(agentsQuery);
  return { items: items.filter(({ name, email }) => matches(`${name} ${email}`)) };
}

/** Every key that acts at this moment is also a line of the palette; looked up when it opens, so that typing does not search anew. */
function useCommandItems(pages: readonly ConsolePage[]) {
  const keys = useRegisteredKeys();
  const latest = useRef<CommandItem[]>([]);
  useEffect(() => {
    const own = keys
      .filter(({ key }) => key !== "mod+k")
      .map(({ key, label, run }) => ({ id: `key:${key}`, label, keys: key, run }));
    const others = pages.filter(({ key }) => keys.every((one) => one.key !== key));
    latest.current = [
      ...own,
      ...others.map(({ key, label, open }) => ({ id: `key:${key}`, label, keys: key, run: open })),
    ];
  });
  return useCallback(() => latest.current, []);
}
