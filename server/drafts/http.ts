import * as api from "#api/drafts.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door, nothing } from "#server/platform/http/door.ts";
import { deleteDraft, findDraft, keepDraft } from "./store.ts";

/** More than anybody writes at once; a program that goes wrong fills no table. */
const KEPT_OF_ONE_PERSON = 50;

/** What people have begun to write, each for themself alone: no door leads to anybody else's. */
export function draftDoors({ database: { desk } }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(api.getDraft, async ({ actor, params }) => {
      const draft = await findDraft(desk, actor.id, params.key);
      if (draft === undefined) return ok({ draft: null });
      return ok({ draft: { content: draft.content, updatedAt: draft.updatedAt.toString() } });
    }),
    door(api.saveDraft, async ({ actor, params, body, now }) => {
      const { content } = body;
      const since = body.since === null ? null : Temporal.Instant.from(body.since);
      const draft = { actor: actor.id, key: params.key, content, since, at: now };
      const kept = await keepDraft(desk, draft, KEPT_OF_ONE_PERSON);
      return kept === undefined
        ? refuse("version_conflict")
        : ok({ content, updatedAt: kept.toString() });
    }),
    door(api.forgetDraft, async ({ actor, params, query }) => {
      const isGone = await deleteDraft(
        desk,
        actor.id,
        params.key,
        Temporal.Instant.from(query.since),
      );
      return isGone ? nothing : refuse("version_conflict");
    }),
  ] as const;
}
