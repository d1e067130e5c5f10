import type { Actor } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import { inPortal, type Database } from "#server/platform/database.ts";
import { findFile } from "./store.ts";

/** The file, where this reader may have it: handed in where they can see it, or their own and still loose. */
export async function findReadable(database: Database, actor: Actor, id: string) {
  if (actor.kind === "contact") return inPortal(database, actor.id, (tx) => findFile(tx, id));
  const file = await findFile(database.desk, id);
  if (file === undefined) return undefined;
  if (file.ticket_id === null) return file.uploader_agent_id === actor.id ? file : undefined;
  return mayAsStaff(actor, "tickets.work") ? file : undefined;
}
