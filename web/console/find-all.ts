/** Asks the desk for everything that the words of a search may mean. */
import type { QueryClient } from "@tanstack/react-query";
import { searchContacts } from "#api/contacts.ts";
import { listOrganisations } from "#api/organisations.ts";
import type { Me } from "#api/session.ts";
import { listTickets } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";
import { agentsQuery } from "./queries.ts";

const shown = 6;

export const holds = (words: string) => {
  const wanted = words.toLocaleLowerCase();
  return (text: string) => text.toLocaleLowerCase().includes(wanted);
};

export async function findAll(
  queries: QueryClient,
  may: Me["may"],
  words: string,
  signal: AbortSignal,
) {
  const none = { items: [] };
  const search = words === "" ? {} : { search: words };
  const people = may.readCustomers && words !== "";
  const [tickets, organisations, contacts, agents] = await Promise.all([
    may.workTickets ? ask(listTickets, { query: { limit: shown, ...search }, signal }) : none,
    people ? ask(listOrganisations, { query: { limit: shown, search: words }, signal }) : none,
    people ? ask(searchContacts, { query: { limit: shown, search: words }, signal }) : none,
    words === "" ? none : queries.ensureQueryData(agentsQuery),
  ]);
  const matches = holds(words);
  return {
    tickets: tickets.items,
    organisations: organisations.items,
    contacts: contacts.items,
    agents: agents.items.filter(({ name, email }) => matches(`${name} ${email}`)),
  };
}
