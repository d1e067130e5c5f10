import { canonical, type Json } from "../kit/canonical.ts";
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

/** What the first event of a chain has before it. */
export const GENESIS = "0".repeat(64);

/** The hash of an event, which binds it to everything that came before it in its chain. */
export function hashLink(link: Link, previous: string, sha256: Sha256): string {
  const { ticket, chain, sequence, at, type, actor, payload, hashes } = link;
  return sha256(
    canonical([1, ticket, chain, sequence, at, type, actor, payload, hashes, previous]),
  );
}

export type Break =
  | { readonly sequence: number; readonly why: "gap" | "previous_differs" | "hash_differs" }
  | {
      readonly sequence: number;
      readonly why: "text_differs" | "file_differs";
      readonly name: string;
    }
  | { readonly sequence: number; readonly why: "tail_cut"; readonly signedOn: string };

/** The first link at which a chain does not hold, read from its beginning; undefined where it holds. */
export function firstBreak(
  links: readonly { readonly link: Link; readonly previous: string; readonly hash: string }[],
  sha256: Sha256,
): Break | undefined {
  let previous = GENESIS;
  for (const [index, { link, previous: claimed, hash }] of links.entries()) {
    if (link.sequence !== index + 1) return { sequence: index + 1, why: "gap" };
    if (claimed !== previous) return { sequence: link.sequence, why: "previous_differs" };
    if (hashLink(link, previous, sha256) !== hash)
      return { sequence: link.sequence, why: "hash_differs" };
    previous = hash;
  }
  return undefined;
}
