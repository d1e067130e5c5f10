import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { findOutboxLetter, listOutbox, type OutboxLine } from "#server/platform/outbox.ts";

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

export async function readLetter(
  dataDirectory: string,
  actor: Actor,
  name: string,
): Promise<Result<Buffer, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "outbox.read");
  if (!allowed.ok) return allowed;
  const letter = await findOutboxLetter(dataDirectory, name);
  return letter === undefined ? refuse("not_found") : ok(letter);
}
