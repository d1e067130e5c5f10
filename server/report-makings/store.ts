import { sql } from "kysely";
import type { Language } from "#core/people/actor.ts";
import type { SaidPeriod } from "#core/reports/period.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";
import type { Made, Schedule } from "#server/report-schedules/index.ts";

/** Where a page of plans ended. */
export interface Due {
  readonly id: string;
  readonly nextDay: string;
}

/** Plans of which something may be due on this day, those that waited longest first. */
export async function listDue(
  queries: Queries,
  today: Temporal.PlainDate,
  after: Due | undefined,
  limit: number,
): Promise<Due[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(next_day, id) > (${after.nextDay}::date, ${after.id}::uuid)`;
  const { rows } = await sql<Due>`
    select id, next_day as "nextDay" from report_schedule
    where paused_at is null and removed_at is null and next_day <= ${today.toString()}::date and ${behind}
    order by next_day, id limit ${limit}`.execute(queries);
  return rows;
}

/** Whether this period was made already, under whatever cadence. */
export async function isMade(
  tx: Transaction,
  id: string,
  { firstDay, lastDay }: SaidPeriod,
): Promise<boolean> {
  const { rows } = await sql`
    select from report_schedule_made where schedule_id = ${id}
      and last_day = ${lastDay.toString()}::date and first_day = ${firstDay.toString()}::date`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Writes down that a period is made, and what came of it; another row of it is a mistake, and fails. */
export async function insertMade(
  tx: Transaction,
  { id, scope: { organisation, partner, product } }: Pick<Schedule, "id" | "scope">,
  { firstDay, lastDay }: SaidPeriod,
  { at, outcome, ticket }: Pick<Made, "at" | "outcome" | "ticket">,
): Promise<void> {
  await tx
    .insertInto("report_schedule_made")
    .values({
      schedule_id: id,
      first_day: firstDay.toString(),
      last_day: lastDay.toString(),
      at: dateOf(at),
      organisation_id: organisation?.id ?? null,
      partner_id: partner?.id ?? null,
      product_id: product?.id ?? null,
      outcome,
      ticket_reference: ticket,
    })
    .execute();
}

/** Those of them who work here and may have reports. */
export async function listWorking(tx: Transaction, agents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where id = any(${[...agents]}::uuid[]) and active and roles && array['agent', 'manager']
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function findLanguage(tx: Transaction, contact: string): Promise<Language> {
  const { rows } = await sql<{ language: Language }>`
    select language from contact where id = ${contact}::uuid`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("A contact who was just there is gone");
  return row.language;
}
