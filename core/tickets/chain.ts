import { canonical, isCanonical, type Json } from "../kit/canonical.ts";
import type { Chain } from "./events.ts";

/** An event as its chain holds it: facts, and salted hashes of what can be erased. */
export interface Link {
  readonly ticket: string;
  readonly chain: Chain;
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly type: string;
  readonly actor: Json;
  readonly payload: Json;
  /** Lower-case hexadecimal by name. */
  readonly hashes: Readonly<Record<string, string>>;
}

/** SHA-256 of UTF-8 text, in lower-case hexadecimal: handed in, as core has no cryptography. */
export type Sha256 = (text: string) => string;

/** What the first event of a chain had before it while a chain was not yet bound to its ticket's reference. */
export const GENESIS = "0".repeat(64);

/** What the first event of each chain of a ticket has before it: a ticket under another reference has another past. */
export function beginningOf(reference: string, sha256: Sha256): string {
  return sha256(canonical(["permanence ticket 1", reference]));
}

/** The hash of an event, which binds it to everything that came before it in its chain. */
export function hashLink(link: Link, previous: string, sha256: Sha256): string {
  const { ticket, chain, sequence, at, type, actor, payload, hashes } = link;
  return sha256(
    canonical([1, ticket, chain, sequence, at, type, actor, payload, hashes, previous]),
  );
}

/** What the log binds of a file: its bytes by their SHA-256 in hexadecimal, and all that is shown of it. */
export function fileText(file: {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}): string {
  const { sha256, name, mediaType, size } = file;
  return canonical(["permanence file 1", sha256, name, mediaType, size]);
}

export type Break =
  | {
      readonly sequence: number;
      readonly why: "gap" | "beginning_differs" | "previous_differs" | "hash_differs";
    }
  | {
      readonly sequence: number;
      readonly why: "text_differs" | "file_differs" | "unknown_fact";
      readonly name: string;
    }
  | { readonly sequence: number; readonly why: "tail_cut"; readonly signedOn: string };

/**
 * The first link at which a chain does not hold, read from its beginning; undefined where it holds.
 * @param beginnings what may stand before the first event.
 */
export function firstBreak(
  links: readonly { readonly link: Link; readonly previous: string; readonly hash: string }[],
  beginnings: readonly string[],
  sha256: Sha256,
): Break | undefined {
  let previous: string | undefined;
  for (const [index, { link, previous: claimed, hash }] of links.entries()) {
    if (link.sequence !== index + 1) return { sequence: index + 1, why: "gap" };
    if (previous === undefined && !beginnings.includes(claimed))
      return { sequence: link.sequence, why: "beginning_differs" };
    if (previous !== undefined && claimed !== previous)
      return { sequence: link.sequence, why: "previous_differs" };
    if (!isHashable(link) || hashLink(link, claimed, sha256) !== hash)
      return { sequence: link.sequence, why: "hash_differs" };
    previous = hash;
  }
  return undefined;
}

/** What has no canonical text was never hashed by us, whatever hash stands beside it. */
function isHashable({ actor, payload, hashes }: Link): boolean {
  return [actor, payload, hashes].every(isCanonical);
}
