import { canonical } from "#core/kit/canonical.ts";
import type { Database } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import type { Log } from "#server/platform/log.ts";
import { signatureHolds, type SigningKey } from "#server/platform/signing.ts";
import { findLastSigning, findSigningAt, insertSigning, listUnsignedHeads } from "./store.ts";

/** The newest signing that this desk knows it made: its number counted from 1, its day, its signature in hexadecimal. */
export interface Marked {
  readonly number: number;
  readonly day: string;
  readonly signature: string;
}

/** Where the desk keeps that, out of reach for whoever has the database alone. */
export interface SigningMark {
  read(): Marked | undefined;
  write(marked: Marked): void;
}

export interface SigningDeps {
  readonly database: Pick<Database, "desk">;
  readonly signingKey: SigningKey;
  readonly mark: SigningMark;
  readonly log: Log;
}

/**
 * Signs the head of every chain that grew since it was last signed, once a day: a tail that is cut afterwards no longer
 * reaches its signed head. Each signature covers the one before, so that no day can be dropped from the middle, and the
 * newest one is marked beside the key, so that none can be cut from the end (decision 13).
 */
export async function signHeads(
  deps: SigningDeps,
  now: Temporal.Instant,
): Promise<"signed" | "signed_before"> {
  const day = now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  const signed = await signDay(deps, day, now);
  await moveMark(deps);
  return signed ? "signed" : "signed_before";
}

async function signDay(
  { database, signingKey }: SigningDeps,
  day: string,
  now: Temporal.Instant,
): Promise<boolean> {
  return database.desk.transaction().execute(async (tx) => {
    const last = await findLastSigning(tx);
    if (last !== undefined && last.day >= day) return false;
    const heads = await listUnsignedHeads(tx);
    const headsHash = hashOfHeads(heads);
    const previous = last?.signature ?? null;
    const signature = signingKey.sign(signedContent(day, headsHash, previous));
    const { publicKey } = signingKey;
    await insertSigning(tx, { day, now, heads, headsHash, publicKey, signature, previous });
    return true;
  });
}

/**
 * Marks the newest signing, once it is committed. The mark never leaves a signing that the database lost: else the next
 * day would hide the loss.
 */
async function moveMark({ database, signingKey, mark, log }: SigningDeps): Promise<void> {
  const marked = mark.read();
  const { count, signing } = await findSigningAt(database.desk, marked?.number ?? 1);
  if (marked !== undefined && signing?.signature.toString("hex") !== marked.signature) {
    log.error({ day: marked.day }, "the newest signing is not in the database; verify tells more");
    return;
  }
  if (marked?.number === count) return;
  const last = await database.desk.transaction().execute((tx) => findLastSigning(tx));
  if (last === undefined || !last.public_key.equals(signingKey.publicKey)) return;
  const { day, heads_hash: hash, signature, previous_signature: previous } = last;
  const content = signedContent(day, hash.toString("hex"), previous);
  if (signatureHolds(signingKey.publicKey, content, signature))
    mark.write({ number: count, day, signature: signature.toString("hex") });
}

type Head = {
  readonly ticket_id: string;
  readonly chain: string;
  readonly sequence: number;
  readonly hash: Buffer;
};

/** One hash for all heads of a day, in the order of ticket and chain. */
export function hashOfHeads(heads: readonly Head[]): string {
  const sorted = heads.toSorted((a, b) => (a.ticket_id + a.chain < b.ticket_id + b.chain ? -1 : 1));
  return sha256(
    canonical(
      sorted.map(({ ticket_id, chain, sequence, hash }) => [
        ticket_id,
        chain,
        sequence,
        hash.toString("hex"),
      ]),
    ),
  );
}

export function signedContent(day: string, headsHash: string, previous: Buffer | null): Buffer {
  return Buffer.from(
    canonical(["permanence heads 1", day, headsHash, previous?.toString("hex") ?? ""]),
  );
}
