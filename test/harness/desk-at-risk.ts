import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { ClockView } from "#api/clocks.ts";
import { as } from "#core/kit/brand.ts";
import { explainTicket, keepMissingDues } from "#server/clocks/index.ts";
import { fillWithDemo } from "#server/main/seed/demo.ts";
import { addVolume } from "#server/main/seed/volume.ts";
import type { Database } from "#server/platform/database.ts";
import { openFiles } from "#server/platform/files.ts";
import { cloneDatabase } from "./database.ts";
import { grantWorkTargets } from "./work-targets.ts";

/** An open ticket, with the target by which it has its place. */
export interface Told {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly waitingOn: string;
  readonly escalated: boolean;
  readonly assignee: string | null;
  readonly offer: string | null;
  /** Undefined where nothing of it counts. */
  readonly clock: ClockView | undefined;
}

const CALENDARS = [
  [700, "business_hours", 2, "Asia/Tokyo"],
  [200, "business_hours", 3, "America/New_York"],
  [30, "business_hours", 4, "Australia/Lord_Howe"],
  [90, "24x5", 2, "Europe/Paris"],
] as const;

/**
 * The demo and hundreds of tickets under every offer, with targets for the work too, filed under four calendars of business
 * hours and two of 24×5; and what each ticket's whole explanation says, in which no mark and no index has a part.
 */
export async function openDeskAtRisk(began: Temporal.Instant) {
  const { database, close } = await cloneDatabase();
  const dataDirectory = mkdtempSync(join(tmpdir(), "risk-"));
  for (const [days, hours, version, zone] of CALENDARS)
    await sql`insert into service_calendar (hours, version, written_at, why, definition)
      select hours, ${version}, now() - ${days} * interval '1 day', 'a test',
        definition || jsonb_build_object('zone', ${zone}::text)
      from service_calendar where hours = ${hours} and version = 1`.execute(database.desk);
  const files = openFiles(dataDirectory);
  await fillWithDemo({ database, files, authSecret: "x".repeat(32) }, "permanence-demo");
  const quietly = { onProgress: () => undefined, isInterrupted: () => false };
  await addVolume(database, { tickets: 800, seed: 11, ...quietly });
  await grantWorkTargets(database);
  await multiply(database);
  await keepMissingDues(database, began);
  const { id } = await database.desk
    .selectFrom("agent")
    .select("id")
    .where("email", "=", "nadia.belkacem@desk.example")
    .executeTakeFirstOrThrow();
  return {
    database,
    agent: { kind: "agent", id: as<"AgentId">(id), level: 2, roles: ["agent"] } as const,
    byHand: (at: Temporal.Instant) => byHand(database, at),
    async close() {
      await close();
      rmSync(dataDirectory, { recursive: true });
    },
  };
}
/** Each open ticket eight times more, with the same history some hours or days earlier: most of a volume is closed. */
async function multiply({ desk }: Database): Promise<void> {
  await sql`
    with copy as materialized (
      select t as source, gen_random_uuid() as id, row_number() over () as number,
        make_interval(mins => (41 * times * times * times + 7 * (row_number() over ())::integer)) as earlier
      from ticket t cross join generate_series(1, 8) times where t.state <> 'closed' and t.follow_up_of is null
    ), told as (
      insert into event select (jsonb_populate_record(e, jsonb_build_object(
        'ticket_id', copy.id, 'at', e.at - copy.earlier))).*
      from copy join event e on e.ticket_id = (copy.source).id
    )
    insert into ticket select (jsonb_populate_record(copy.source, jsonb_build_object(
      'id', copy.id, 'reference', 'EXO-1999-' || lpad(number::text, 6, '0'),
      'filed_at', (copy.source).filed_at - copy.earlier))).*
    from copy`.execute(desk);
}

export type DeskAtRisk = Awaited<ReturnType<typeof openDeskAtRisk>>;

async function byHand({ desk }: Database, at: Temporal.Instant): Promise<readonly Told[]> {
  const { rows } = await sql<Omit<Told, "clock">>`
    select t.id, reference, state, waiting_on as "waitingOn", escalated_at is not null as escalated,
      assignee_id as assignee, offer_id as offer
    from ticket t
    left join subscription_terms v on v.subscription_id = t.subscription_id and v.version = t.terms_version
    where state <> 'closed' order by t.id`.execute(desk);
  const told: Told[] = [];
  for (const row of rows) {
    const explained = await explainTicket(desk, row.reference, at);
    told.push({ ...row, clock: foremost(explained?.clocks ?? []) });
  }
  return told;
}

function foremost(clocks: readonly ClockView[]): ClockView | undefined {
  const counting = clocks.filter(({ endedAt }) => endedAt === null);
  const due = counting
    .filter((clock) => clock.due !== null)
    .toSorted((a, b) => Date.parse(a.due ?? "") - Date.parse(b.due ?? ""));
  return due[0] ?? counting.toSorted((a, b) => a.leftSeconds - b.leftSeconds)[0];
}
