import { beatPresence } from "#api/tickets.ts";
import { refuse } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { nameOfAgent } from "#server/standing/index.ts";
import { sayPresent } from "./commands.ts";
import type { Presence } from "./reads.ts";
import { isTicket } from "./store.ts";

/** Who else has a ticket open; for the desk only. */
export function presenceDoors({
  database,
  presence,
}: {
  readonly database: Database;
  readonly presence: Presence;
}) {
  return [
    door(beatPresence, async ({ actor, params: { reference }, body: { writing }, now }) => {
      if (!(await isTicket(database.desk, reference))) return refuse("not_found");
      const name = await nameOfAgent(database.desk, actor.id);
      const isNews = !presence.knows(reference, actor.id, writing);
      await sayPresent(database, { agent: actor, name, reference, writing, isNews, now });
      return { ok: true, value: { others: [...presence.others(reference, actor.id)] } };
    }),
  ];
}
