import type { Queries } from "#server/platform/database.ts";
import { signatureHolds } from "#server/platform/signing.ts";
import { hashOfHeads, signedContent, type Marked } from "./commands.ts";
import { listHeadsOf, listSignings } from "./store.ts";

export type SigningFinding =
  | { readonly why: "signature"; readonly day: string }
  /** `key` in base64. */
  | { readonly why: "key_unknown"; readonly day: string; readonly key: string }
  | { readonly why: "signings_cut"; readonly day: string; readonly number: number };

/** What signings are judged by: what the desk keeps outside of the database. */
export interface Trust {
  /** Public keys that the desk signs with, or signed with before. */
  readonly keys: readonly Buffer[];
  /** The newest signing that the desk made; undefined where none is kept here. */
  readonly marked: Marked | undefined;
}

/**
 * The first day whose signature, signer or link to the day before does not hold; and whether the end was cut, which shows
 * only where the newest signing is marked.
 */
export async function verifySignings(
  db: Queries,
  { keys, marked }: Trust,
): Promise<readonly SigningFinding[]> {
  const signings = await listSignings(db);
  const findings: SigningFinding[] = [];
  let previous: Buffer | null = null;
  for (const signing of signings) {
    const broken = await breakOf(db, signing, previous, keys);
    if (broken !== undefined) {
      findings.push(broken);
      break;
    }
    previous = signing.signature;
  }
  const newest = marked === undefined ? undefined : signings[marked.number - 1];
  if (marked !== undefined && newest?.signature.toString("hex") !== marked.signature)
    findings.push({ why: "signings_cut", day: marked.day, number: marked.number });
  return findings;
}

async function breakOf(
  db: Queries,
  signing: Awaited<ReturnType<typeof listSignings>>[number],
  previous: Buffer | null,
  keys: readonly Buffer[],
): Promise<SigningFinding | undefined> {
  const { day, heads_hash, public_key: key, signature, previous_signature } = signing;
  const broken = { why: "signature", day } as const;
  if (Buffer.compare(previous ?? Buffer.alloc(0), previous_signature ?? Buffer.alloc(0)) !== 0)
    return broken;
  if (!keys.some((known) => known.equals(key)))
    return { why: "key_unknown", day, key: key.toString("base64") };
  const headsHash = hashOfHeads(await listHeadsOf(db, day));
  const holds =
    heads_hash.toString("hex") === headsHash &&
    signatureHolds(key, signedContent(day, headsHash, previous), signature);
  return holds ? undefined : broken;
}
