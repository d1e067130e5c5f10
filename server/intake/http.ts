import * as api from "#api/intake.ts";
import { getGuide } from "#api/guide.ts";
import { explanationOf, GUIDE_TOPICS } from "#core/intake/guide.ts";
import { ok } from "#core/kit/result.ts";
import { door } from "#server/platform/http/door.ts";
import { writeForm } from "./commands.ts";
import { readConformity, readForms, type IntakeDeps } from "./reads.ts";
import { listVersions } from "./store.ts";

/** What requests are asked, how one stands against it, and who writes the forms. */
export function intakeDoors(deps: IntakeDeps) {
  const { database } = deps;
  return [
    door(api.listIntakeForms, async ({ actor }) => ok(await readForms(deps, actor))),
    door(api.listFormVersions, async ({ params }) =>
      ok({ items: await listVersions(database.desk, params.nature) }),
    ),
    door(api.writeIntakeForm, ({ params, body, ...asked }) =>
      writeForm(database, asked, params.nature, body),
    ),
    door(getGuide, async ({ query, language }) => {
      const { server, system } = query;
      const spoken = query.language ?? language;
      const topics = GUIDE_TOPICS.map((key) => {
        const { title, text } = deps.guide(spoken)[key];
        return { key, title, text: explanationOf(text, server, system) };
      });
      return ok({ language: spoken, server, system, topics });
    }),
    door(api.getConformity, ({ params, ...asked }) =>
      readConformity(deps, { ...asked, reference: params.reference }),
    ),
  ] as const;
}
