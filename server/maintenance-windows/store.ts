import { sql } from "kysely";
import type { MaintenanceWindow } from "#core/contracts/maintenance-window.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

export interface KeptWindow extends MaintenanceWindow {
  readonly id: string;
  /** Null where the reader is not told. */
  readonly announcedBy: string | null;
}

interface Row extends Pick<KeptWindow, "id" | "what" | "announcedBy"> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly announcedAt: Date;
  readonly takenBackAt: Date | null;
}

/** @param isDesk whether who announced it is told, which the portal's role may not read. */
export async function listWindows(
  queries: Queries,
  subscription: string,
  isDesk: boolean,
  limit: number,
): Promise<readonly KeptWindow[]> {
  const by = isDesk
    ? sql`(select a.name from agent a where a.id = w.announced_by)`
    : sql`null::text`;
  const { rows } = await sql<Row>`
    select w.id, w.starts_at as "startsAt", w.ends_at as "endsAt", w.what, w.announced_at as "announcedAt",
      w.taken_back_at as "takenBackAt", ${by} as "announcedBy"
    from maintenance_window w where w.subscription_id = ${subscription}::uuid
    order by w.starts_at desc, w.id desc limit ${limit}`.execute(queries);
  return rows.map(({ startsAt, endsAt, announcedAt, takenBackAt, ...row }) => ({
    ...row,
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    announcedAt: instantOf(announcedAt),
    takenBackAt: takenBackAt === null ? null : instantOf(takenBackAt),
  }));
}

/** Whether there is such a contract for the role that asks. */
export async function isContract(queries: Queries, subscription: string): Promise<boolean> {
  const { rows } = await sql`
    select from subscription where id = ${subscription}::uuid`.execute(queries);
  return rows.length > 0;
}

/** Two that announce for one contract wait for each other. Whether there is such a contract. */
export async function lockContract(tx: Transaction, subscription: string): Promise<boolean> {
  const { rows } = await sql`
    select from subscription where id = ${subscription}::uuid for no key update`.execute(tx);
  return rows.length > 0;
}

interface NewWindow extends Omit<MaintenanceWindow, "takenBackAt"> {
  readonly id: string;
  readonly subscription: string;
  readonly agentId: string;
}

export async function insertWindow(tx: Transaction, window: NewWindow): Promise<void> {
  await tx
    .insertInto("maintenance_window")
    .values({
      id: window.id,
      subscription_id: window.subscription,
      starts_at: dateOf(window.startsAt),
      ends_at: dateOf(window.endsAt),
      what: window.what,
      announced_at: dateOf(window.announcedAt),
      announced_by: window.agentId,
    })
    .execute();
}

export async function saveTakenBack(
  tx: Transaction,
  id: string,
  { at, agentId }: { readonly at: Temporal.Instant; readonly agentId: string },
): Promise<void> {
  await tx
    .updateTable("maintenance_window")
    .set({ taken_back_at: dateOf(at), taken_back_by: agentId })
    .where("id", "=", id)
    .execute();
}
