import { canonical, isCanonical, type Json } from "#core/kit/canonical.ts";
import { beginningOf, fileText, firstBreak, GENESIS, type Break } from "#core/tickets/chain.ts";
import { openAlertOf } from "#core/on-call/open-alert.ts";
import { openEscalation } from "#core/tickets/escalation.ts";
import type { TicketEvent, TicketEventOf } from "#core/tickets/events.ts";
import { findUnknownFact } from "#core/tickets/facts.ts";
import { fold } from "#core/tickets/fold.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Queries } from "#server/platform/database.ts";
import type { Files } from "#server/platform/files.ts";
import { saltedHash, sha256, sha256Of } from "#server/platform/hash.ts";
import { trusted } from "#server/platform/trusted.ts";
import { listSignedHeads } from "#server/signings/index.ts";
import {
  findRowBeside,
  listFiles,
  listLinks,
  listTermsToKeep,
  listTexts,
  type StoredLink,
} from "./store.ts";

/** `chain` is one of the two, unless somebody made a third. */
export type Finding = { readonly chain: string } & (
  | Break
  | { readonly why: "row_differs" | "fold_differs"; readonly sequence: number }
  | {
      readonly why: "stray" | "bytes_missing" | "bytes_differ";
      readonly sequence: number;
      readonly name: string;
    }
);

const CHAINS = ["public", "internal"] as const;

/** The first thing that does not hold in each chain of a ticket; empty where everything holds. */
export async function verifyChains(
  db: Queries,
  ticket: string,
  row: Ticket | undefined,
): Promise<readonly Finding[]> {
  const [beside, links, texts, files, signed] = [
    await findRowBeside(db, ticket),
    await listLinks(db, ticket),
    await listTexts(db, ticket),
    await listFiles(db, ticket),
    await listSignedHeads(db, ticket),
  ];
  const beginnings = [beginningOf(beside?.reference ?? "", sha256), GENESIS];
  const findings: Finding[] = [];
  for (const chain of CHAINS) {
    const own = links.filter(({ link }) => link.chain === chain);
    const head = signed.find((one) => one.chain === chain);
    const broken =
      firstBreak(own, beginnings, sha256) ??
      factsUnknown(own) ??
      wordsDiffer(own, texts, files) ??
      tailCut(own, head) ??
      countDiffers(own, chain === "public" ? row?.publicSequence : row?.internalSequence) ??
      headDiffers(
        own,
        chain === "public" ? beside?.public_head : beside?.internal_head,
        beginnings,
      );
    if (broken !== undefined) findings.push({ chain, ...broken });
  }
  const stray = strayBeside(links, texts, files);
  if (stray !== undefined) findings.push(stray);
  if (findings.length > 0) return findings;
  if (
    row !== undefined &&
    factsOf(folded(links)) === factsOf(row) &&
    besideHolds(beside, row, texts) &&
    coverageHolds(beside, links) &&
    alertHolds(beside, links) &&
    (await listTermsToKeep(db, row)).includes(beside?.terms_version ?? null)
  )
    return [];
  return [{ chain: "public", why: "fold_differs", sequence: row?.publicSequence ?? 1 }];
}

/** Files of a ticket whose bytes on disk are not those that were handed in; of erased files none may be left. */
export async function verifyFiles(
  db: Queries,
  files: Pick<Files, "find" | "read">,
  ticket: string,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { id, chain, sequence, salt, size, sha256: expected } of await listFiles(db, ticket)) {
    const at = { chain: chain ?? "", sequence: sequence ?? 0, name: `file:${id}` };
    const length = await files.find(id);
    if (salt === null) {
      if (length !== undefined) findings.push({ ...at, why: "bytes_differ" });
      continue;
    }
    if (length === undefined) findings.push({ ...at, why: "bytes_missing" });
    else if (length !== size || (await sha256Of(await files.read(id))) !== expected.toString("hex"))
      findings.push({ ...at, why: "bytes_differ" });
  }
  return findings;
}

/** The subject that lists show is the one that was said; it was closed, and is escalated, since when its events say. */
function besideHolds(beside: Beside, row: Ticket, texts: Texts): boolean {
  if (beside === undefined) return false;
  const said = texts.find(
    ({ chain, sequence, name }) => chain === "public" && sequence === 1 && name === "subject",
  );
  const open = openEscalation(row);
  return (
    (said?.text ?? beside.subject) === beside.subject &&
    beside.closed_at?.getTime() === row.closure?.at.epochMilliseconds &&
    beside.escalated_at?.getTime() === open?.at.epochMilliseconds &&
    beside.acknowledged_at?.getTime() === open?.acknowledged?.at.epochMilliseconds &&
    holdsNoMore(beside.facts, row)
  );
}

function alertHolds(beside: Beside, links: readonly StoredLink[]): boolean {
  const internal = links.filter(({ link }) => link.chain === "internal");
  return (beside?.alert ?? undefined) === openAlertOf(internal.map(({ link }) => eventOf(link)));
}

/** The log binds what the contract answered at the filing; before it did, whether it covered the request. */
function coverageHolds(beside: Beside, links: readonly StoredLink[]): boolean {
  const filed = links.find(({ link }) => link.chain === "public" && link.sequence === 1);
  const said = trusted<FiledFacts>(filed?.link.payload ?? {});
  const kept = trusted<CoverageSaid | null>(beside?.coverage ?? null);
  if (said.coverage === undefined) return kept === null || kept["covered"] === said.covered;
  return kept !== null && isCanonical(kept) && sha256(canonical(kept)) === said.coverage;
}

type FiledFacts = Partial<Pick<TicketEventOf<"ticket-filed">["payload"], "covered" | "coverage">>;
type CoverageSaid = { readonly [key: string]: Json };

/** Whether the row's column of facts says nothing but what the ticket says. */
function holdsNoMore(facts: unknown, row: Ticket): boolean {
  const told = new Map(Object.entries(plain(row)));
  return Object.entries(trusted<Record<string, Json>>(facts)).every(
    ([name, value]) =>
      told.has(name) &&
      isCanonical(value) &&
      canonical(told.get(name) ?? null) === canonical(value),
  );
}

/** A ticket as one text, whatever order its facts were kept in; nothing where it holds what has no such text. */
function factsOf(ticket: Ticket | undefined): string | undefined {
  if (ticket === undefined) return undefined;
  const facts = plain(ticket);
  return isCanonical(facts) ? canonical(facts) : undefined;
}

function plain(ticket: Ticket): Readonly<Record<string, Json>> {
  return trusted(JSON.parse(JSON.stringify(ticket)));
}

/**
 * Internal events change nothing that public ones read, so any order that keeps each chain's own tells the same.
 * Undefined where no life cycle could have told these events.
 */
function folded(links: readonly StoredLink[]): Ticket | undefined {
  const [filed, ...later] = links.filter(({ link }) => link.chain === "public");
  const internal = links.filter(({ link }) => link.chain === "internal");
  const inOrder = [...(filed === undefined ? [] : [filed]), ...internal, ...later];
  try {
    return fold(inOrder.map(({ link }) => eventOf(link)));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function eventOf({ at, type, actor, payload }: StoredLink["link"]): TicketEvent {
  const moment = Temporal.Instant.from(at);
  return trusted<TicketEvent>({ at: moment, type, actor, payload, texts: {}, attachments: [] });
}

type Texts = Awaited<ReturnType<typeof listTexts>>;
type Beside = Awaited<ReturnType<typeof findRowBeside>>;
type StoredFiles = Awaited<ReturnType<typeof listFiles>>;

/** Erased words are gone whole, and break nothing; words that are still there, with a salt or without, must be those that were said. */
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
      if (text !== undefined && !isSaid(text, hash))
        return { sequence: link.sequence, why: "text_differs", name };
      if (file !== undefined && !isHandedIn(file, hash))
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

function countDiffers(links: readonly StoredLink[], expected: number | undefined) {
  if (expected === undefined || links.length === expected) return undefined;
  return { sequence: Math.min(links.length, expected) + 1, why: "row_differs" } as const;
}

/** The next event would be bound to the hash that the row keeps, so it must be the last one's. */
function headDiffers(
  links: readonly StoredLink[],
  head: Buffer | undefined,
  beginnings: readonly string[],
) {
  const kept = head?.toString("hex") ?? "";
  const last = links.at(-1)?.hash;
  if (last === undefined)
    return beginnings.includes(kept)
      ? undefined
      : ({ sequence: 1, why: "beginning_differs" } as const);
  if (kept === last) return undefined;
  return { sequence: links.length, why: "row_differs" } as const;
}

function factsUnknown(links: readonly StoredLink[]): Break | undefined {
  for (const { link } of links) {
    const name = findUnknownFact(link);
    if (name !== undefined) return { sequence: link.sequence, why: "unknown_fact", name };
  }
  return undefined;
}

function isSaid({ salt, text }: Texts[number], hash: string): boolean {
  return salt === null || text === null
    ? salt === null && text === null
    : saltedHash(salt, text) === hash;
}

function isHandedIn(file: StoredFiles[number], hash: string): boolean {
  return file.salt === null
    ? file.name === "" && file.sha256.every((byte) => byte === 0)
    : boundBy(file.salt, file).includes(hash);
}

/** What an event's hash for a file may be: that of all that is shown of it, or of its bytes alone as it was formerly. */
function boundBy(salt: Buffer, file: StoredFiles[number]): readonly string[] {
  const { sha256: hash, name, media_type: mediaType, size } = file;
  const text = fileText({ sha256: hash.toString("hex"), name, mediaType, size });
  return [saltedHash(salt, text), saltedHash(salt, hash)];
}

/** Words or a file that stand beside an event that there is not, or an event of a chain that there is not. */
function strayBeside(
  links: readonly StoredLink[],
  texts: Texts,
  files: StoredFiles,
): Finding | undefined {
  const known: readonly string[] = CHAINS;
  const other = links.find(({ link }) => !known.includes(link.chain));
  if (other !== undefined) {
    const { chain, sequence, type } = other.link;
    return { chain, sequence, why: "stray", name: type };
  }
  const places = new Set(links.map(({ link }) => `${link.chain} ${link.sequence}`));
  const beside = [...texts, ...files.map((file) => ({ ...file, name: `file:${file.id}` }))];
  const stray = beside.find(({ chain, sequence }) => !places.has(`${chain} ${sequence}`));
  if (stray === undefined) return undefined;
  const { chain, sequence, name } = stray;
  return { chain: chain ?? "", sequence: sequence ?? 0, why: "stray", name };
}
