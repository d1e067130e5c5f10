import type { Json } from "#core/kit/canonical.ts";
import { beginningOf, hashLink, type Link } from "#core/tickets/chain.ts";
import { CHAIN_OF, type Chain, type TicketEvent } from "#core/tickets/events.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newSalt, saltedHash, sha256 } from "#server/platform/hash.ts";
import { trusted } from "#server/platform/trusted.ts";
import { insertEntries, type Entry } from "./store.ts";

/** Where each chain of a ticket ends: its last sequence and the hash there. */
export type Heads = Readonly<Record<Chain, { readonly sequence: number; readonly hash: string }>>;

/** Where the chains of a ticket end that has no event yet: its own beginning, which its reference makes. */
export function beginning(reference: string): Heads {
  const begins = { sequence: 0, hash: beginningOf(reference, sha256) };
  return { public: begins, internal: begins };
}

/** Salted hash of each file that an event hands in, by the file's id. */
export type FileHashes = ReadonlyMap<string, string>;

export interface Appended {
  readonly heads: Heads;
  /** The place that each event got, in the order given. */
  readonly places: readonly {
    readonly event: TicketEvent;
    readonly chain: Chain;
    readonly sequence: number;
  }[];
}

/** Adds events at the end of their chains. The ticket's row must be locked: two appenders would make one sequence twice. */
export async function appendEvents(
  tx: Transaction,
  ticket: string,
  before: Heads,
  events: readonly TicketEvent[],
  files: FileHashes,
): Promise<Appended> {
  const { entries, ...appended } = linkEvents(ticket, before, events, files);
  await insertEntries(tx, entries);
  return appended;
}

/** What appending would write, with the heads that it would leave; for tickets that are written many at once. */
export function linkEvents(
  ticket: string,
  before: Heads,
  events: readonly TicketEvent[],
  files: FileHashes,
): Appended & { readonly entries: readonly Entry[] } {
  let heads = before;
  const entries: Entry[] = [];
  const places = events.map((event) => {
    const entry = entryOf(ticket, heads, event, files);
    const { chain, sequence } = entry.link;
    entries.push(entry);
    heads = { ...heads, [chain]: { sequence, hash: entry.hash } };
    return { event, chain, sequence };
  });
  return { heads, places, entries };
}

function entryOf(ticket: string, heads: Heads, event: TicketEvent, files: FileHashes): Entry {
  const chain = CHAIN_OF[event.type];
  const head = heads[chain];
  const texts = Object.entries(event.texts).map(([name, text]) => ({
    name,
    text,
    salt: newSalt(),
  }));
  const hashes = Object.fromEntries([
    ...texts.map(({ name, text, salt }) => [name, saltedHash(salt, text)]),
    ...event.attachments.map((id) => [`file:${id}`, files.get(id) ?? unknownFile(id)]),
  ]);
  const link: Link = {
    ticket,
    chain,
    sequence: head.sequence + 1,
    at: event.at.toString(),
    type: event.type,
    actor: trusted<Json>(event.actor),
    payload: trusted<Json>(event.payload),
    hashes,
  };
  return { link, previous: head.hash, hash: hashLink(link, head.hash, sha256), texts };
}

function unknownFile(id: string): never {
  throw new Error(`No hash for file ${id}`);
}
