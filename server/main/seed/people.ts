import { insertOrganisation, savePartnerships } from "#server/organisations/index.ts";
import { insertAgent, insertContact, insertMembership } from "#server/people/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { insertAccount } from "#server/sign-in/index.ts";
import type { Book, Cast } from "./book.ts";

/** Organisations with their partnerships, then their contacts. */
export async function insertBeneficiaries(
  tx: Transaction,
  { organisations, contacts }: Cast,
  book: Book,
  since: Temporal.Instant,
): Promise<void> {
  for (const { key, kind, name } of organisations)
    await insertOrganisation(tx, { id: book.organisation(key), kind, name }, since);
  for (const { key, serves } of organisations)
    if (serves !== undefined)
      await savePartnerships(tx, book.organisation(key), serves.map(book.organisation));
  for (const { key, memberships, ...contact } of contacts) {
    const id = book.contact(key);
    await insertContact(tx, { ...contact, id, phone: null }, since);
    for (const { organisation, role, sees } of memberships)
      await insertMembership(tx, {
        contactId: id,
        organisationId: book.organisation(organisation),
        role,
        sees,
      });
  }
}

export async function insertDesk(
  tx: Transaction,
  { agents }: Cast,
  book: Book,
  since: Temporal.Instant,
): Promise<void> {
  for (const { key, ...agent } of agents)
    await insertAgent(tx, { ...agent, id: book.agent(key), roles: [...agent.roles] }, since);
}

/** Lets everybody of the cast sign in, with one password. */
export async function insertAccounts(
  tx: Transaction,
  { agents, contacts }: Cast,
  book: Book,
  { passwordHash, since }: { readonly passwordHash: string; readonly since: Temporal.Instant },
): Promise<void> {
  const people = [
    ...agents.map(({ key, name, email }) => ({
      kind: "agent" as const,
      id: book.agent(key),
      name,
      email,
    })),
    ...contacts.map(({ key, name, email }) => ({
      kind: "contact" as const,
      id: book.contact(key),
      name,
      email,
    })),
  ];
  for (const person of people) await insertAccount(tx, person, passwordHash, since);
}
