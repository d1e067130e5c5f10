import type { IntakeFormView, writeIntakeForm } from "#api/intake.ts";
import type { BodyOf } from "#api/route.ts";
import { checkForm, type FormRefusal } from "#core/intake/form.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { Nature } from "#core/tickets/vocabulary.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { viewForm } from "./reads.ts";
import { insertForm, lockVersion } from "./store.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly ifMatch: string;
}

/** Writes the form of a nature anew (R-31-06, R-31-07). Tickets go on being judged by the one that they were filed under. */
export async function writeForm(
  { desk }: Pick<Database, "desk">,
  { actor, now, ifMatch }: Asked,
  nature: Nature,
  { items, why }: BodyOf<typeof writeIntakeForm>,
): Promise<Result<IntakeFormView, "forbidden" | "version_conflict" | FormRefusal>> {
  const allowed = authorizeStaff(actor, "procedure.manage");
  if (!allowed.ok) return allowed;
  const checked = checkForm(items);
  if (!checked.ok) return checked;
  return transact(desk, async (tx) => {
    const version = await lockVersion(tx, nature);
    if (ifMatch !== String(version)) return refuse("version_conflict");
    const form = { nature, version: version + 1, items };
    await insertForm(tx, form, { at: now, agentId: actor.id, why });
    return ok(viewForm(form));
  });
}
