import { beatPresence } from "#api/tickets.ts";
import { refuse } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import type { Notices } from "#server/platform/notify.ts";
import { nameOfAgent } from "#server/standing/index.ts";
import { sayPresent } from "./commands.ts";
import { openPresence } from "./reads.ts";
import { isTicket } from "./store.ts";

/** Who else has a ticket open; for the desk only. */
export function presenceDoors({
  database,
  notices,
}: {
  readonly database: Database;
  readonly notices: Notices;
}) {
  const presence = openPresence(notices);
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
