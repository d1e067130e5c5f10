import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { withoutResetTokens } from "#server/links/index.ts";
import {
  cutLetter,
  findOutboxLetter,
  listOutbox,
  type OutboxLine,
} from "#server/platform/outbox.ts";

/** The letters that were kept as files; one more than asked for is looked at to know whether there are others. */
export async function readOutbox(
  dataDirectory: string,
  actor: Actor,
  { before, limit }: { readonly before: string | undefined; readonly limit: number },
): Promise<Result<{ items: OutboxLine[]; next: string | null }, "forbidden">> {
  const allowed = authorizeStaff(actor, "outbox.read");
  if (!allowed.ok) return allowed;
  return ok(await listOutbox(dataDirectory, before, limit));
}

/**
 * One letter as it lies there, but for the way into the account of somebody who asked for it: that is for its reader alone. An
 * invitation stays whole: who may read the outbox may invite, and without a mail server there is no other way to hand one over.
 */
export async function readLetter(
  dataDirectory: string,
  actor: Actor,
  name: string,
): Promise<Result<Buffer, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "outbox.read");
  if (!allowed.ok) return allowed;
  const letter = await findOutboxLetter(dataDirectory, name);
  return letter === undefined
    ? refuse("not_found")
    : ok(await cutLetter(letter, withoutResetTokens));
}
