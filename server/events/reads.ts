import { canonical, type Json } from "#core/kit/canonical.ts";
import { firstBreak, GENESIS, type Break } from "#core/tickets/chain.ts";
import type { Chain, TicketEvent } from "#core/tickets/events.ts";
import { fold } from "#core/tickets/fold.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Queries } from "#server/platform/database.ts";
import { saltedHash, sha256 } from "#server/platform/hash.ts";
import { trusted } from "#server/platform/trusted.ts";
import { signatureHolds } from "#server/platform/signing.ts";
import { hashOfHeads, signedContent } from "./commands.ts";
import {
  findRowBeside,
  listFiles,
  listLinks,
  listSignedHeads,
  listSignings,
  listTexts,
  type StoredLink,
} from "./store.ts";

export type Finding = { readonly chain: Chain } & (
  | Break
  | { readonly why: "row_differs" | "fold_differs"; readonly sequence: number }
);

/** The first thing that does not hold in each chain of a ticket; empty where everything holds. */
export async function verifyChains(
  db: Queries,
  ticket: string,
  row: Ticket,
): Promise<readonly Finding[]> {
  const [beside, links, texts, files, signed] = [
    await findRowBeside(db, ticket),
    await listLinks(db, ticket),
    await listTexts(db, ticket),
    await listFiles(db, ticket),
    await listSignedHeads(db, ticket),
  ];
  const findings: Finding[] = [];
  for (const chain of ["public", "internal"] as const) {
    const own = links.filter(({ link }) => link.chain === chain);
    const head = signed.find((one) => one.chain === chain);
    const broken =
      firstBreak(own, sha256) ??
      wordsDiffer(own, texts, files) ??
      tailCut(own, head) ??
      rowDiffers(own, chain === "public" ? row.publicSequence : row.internalSequence) ??
      headDiffers(own, chain === "public" ? beside?.public_head : beside?.internal_head);
    if (broken !== undefined) findings.push({ chain, ...broken });
  }
  if (findings.length > 0) return findings;
  if (factsOf(folded(links)) === factsOf(row) && besideHolds(beside, row, texts)) return [];
  return [{ chain: "public", why: "fold_differs", sequence: row.publicSequence }];
}

/** The subject that lists show is the one that was said, and a closed ticket was closed when its last event says. */
function besideHolds(beside: Beside, row: Ticket, texts: Texts): boolean {
  if (beside === undefined) return false;
  const said = texts.find(
    ({ chain, sequence, name }) => chain === "public" && sequence === 1 && name === "subject",
  );
  return (
    (said?.text ?? beside.subject) === beside.subject &&
    beside.closed_at?.getTime() === row.closure?.at.epochMilliseconds
  );
}

/** A ticket as one text, whatever order its facts were kept in. */
function factsOf(ticket: Ticket): string {
  return canonical(trusted<Json>(JSON.parse(JSON.stringify(ticket))));
}

/** Internal events change nothing that public ones read, so any order that keeps each chain's own tells the same. */
function folded(links: readonly StoredLink[]): Ticket {
  const [filed, ...later] = links.filter(({ link }) => link.chain === "public");
  const internal = links.filter(({ link }) => link.chain === "internal");
  const inOrder = [...(filed === undefined ? [] : [filed]), ...internal, ...later];
  return fold(inOrder.map(({ link }) => eventOf(link)));
}

function eventOf({ at, type, actor, payload }: StoredLink["link"]): TicketEvent {
  const moment = Temporal.Instant.from(at);
  return trusted<TicketEvent>({ at: moment, type, actor, payload, texts: {}, attachments: [] });
}

type Texts = Awaited<ReturnType<typeof listTexts>>;
type Beside = Awaited<ReturnType<typeof findRowBeside>>;
type StoredFiles = Awaited<ReturnType<typeof listFiles>>;

/** Erased words are gone with their salt, and break nothing; words that are still there must be those that were said. */
function wordsDiffer(
  links: readonly StoredLink[],
  texts: Texts,
  files: StoredFiles,
): Break | undefined {
  for (const { link } of links) {
    const here = (one: { chain: string | null; sequence: number | null }) =>
      one.chain === link.chain && one.sequence === link.sequence;
    for (const [name, hash] of Object.entries(link.hashes)) {
      const file = name.startsWith("file:")
        ? files.find((one) => here(one) && `file:${one.id}` === name)
        : undefined;
      const text = texts.find((one) => here(one) && one.name === name);
      const isGone = name.startsWith("file:") ? file === undefined : text === undefined;
      if (isGone)
        return {
          sequence: link.sequence,
          why: name.startsWith("file:") ? "file_differs" : "text_differs",
          name,
        };
      if (text?.salt && text.text !== null && saltedHash(text.salt, text.text) !== hash)
        return { sequence: link.sequence, why: "text_differs", name };
      if (file?.salt && saltedHash(file.salt, file.sha256) !== hash)
        return { sequence: link.sequence, why: "file_differs", name };
    }
    const stray = texts.find((one) => here(one) && !Object.hasOwn(link.hashes, one.name));
    if (stray !== undefined)
      return { sequence: link.sequence, why: "text_differs", name: stray.name };
    const slipped = files.find((one) => here(one) && !Object.hasOwn(link.hashes, `file:${one.id}`));
    if (slipped !== undefined)
      return { sequence: link.sequence, why: "file_differs", name: `file:${slipped.id}` };
  }
  return undefined;
}

function tailCut(
  links: readonly StoredLink[],
  head: { sequence: number; hash: Buffer; day: string } | undefined,
): Break | undefined {
  if (head === undefined) return undefined;
  const there = links[head.sequence - 1];
  if (there === undefined)
    return { sequence: links.length + 1, why: "tail_cut", signedOn: head.day };
  return there.hash === head.hash.toString("hex")
    ? undefined
    : { sequence: head.sequence, why: "hash_differs" };
}

function rowDiffers(links: readonly StoredLink[], expected: number) {
  if (links.length === expected) return undefined;
  return { sequence: Math.min(links.length, expected) + 1, why: "row_differs" } as const;
}

/** The next event would be bound to the hash that the row keeps, so it must be the last one's. */
function headDiffers(links: readonly StoredLink[], head: Buffer | undefined) {
  if (head?.toString("hex") === (links.at(-1)?.hash ?? GENESIS)) return undefined;
  return { sequence: Math.max(links.length, 1), why: "row_differs" } as const;
}

/** The first day whose signature, or whose link to the day before, does not hold. */
export async function firstBrokenSigning(db: Queries): Promise<string | undefined> {
  let previous: Buffer | null = null;
  for (const {
    day,
    heads,
    heads_hash,
    public_key,
    signature,
    previous_signature,
  } of await listSignings(db)) {
    const headsHash = hashOfHeads(heads);
    const links =
      Buffer.compare(previous ?? Buffer.alloc(0), previous_signature ?? Buffer.alloc(0)) === 0;
    const holds =
      heads_hash.toString("hex") === headsHash &&
      signatureHolds(public_key, signedContent(day, headsHash, previous), signature);
    if (!links || !holds) return day;
    previous = signature;
  }
  return undefined;
}
