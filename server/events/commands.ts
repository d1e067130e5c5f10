import { canonical } from "#core/kit/canonical.ts";
import type { Database } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import type { SigningKey } from "#server/platform/signing.ts";
import { findLastSigning, insertSigning, listUnsignedHeads } from "./store.ts";

export interface SigningDeps {
  readonly database: Pick<Database, "desk">;
  readonly signingKey: SigningKey;
}

/**
 * Signs the head of every chain that grew since it was last signed, once a day: a tail that is cut afterwards no longer
 * reaches its signed head. Each signature covers the one before, so that a whole day cannot be dropped either.
 */
export async function signHeads(
  { database, signingKey }: SigningDeps,
  now: Temporal.Instant,
): Promise<"signed" | "signed_before"> {
  const day = now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  return database.desk.transaction().execute(async (tx) => {
    const last = await findLastSigning(tx);
    if (last !== undefined && last.day >= day) return "signed_before";
    const heads = await listUnsignedHeads(tx);
    const signing = {
      day,
      now,
      heads,
      headsHash: hashOfHeads(heads),
      previous: last?.signature ?? null,
    };
    const signature = signingKey.sign(signedContent(day, signing.headsHash, signing.previous));
    await insertSigning(tx, { ...signing, publicKey: signingKey.publicKey, signature });
    return "signed";
  });
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
