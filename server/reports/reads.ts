import type { Promises } from "#core/clocks/clock.ts";
import type { Terms } from "#core/contracts/terms.ts";
import { instantAt } from "#core/calendars/moment.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Authorized } from "#core/people/authorized.ts";
import { checkPeriod, type PeriodRefusal, type SaidPeriod } from "#core/reports/period.ts";
import { authorizeInternal, authorizeReport, type ReportScope } from "#core/reports/policy.ts";
import { reportOf, type ActivityReport } from "#core/reports/report.ts";
import type { TicketHistory } from "#core/reports/told.ts";
import { add, emptyTally, reachOf, type Tally } from "#core/reports/tally.ts";
import { readCalendars, type Calendars } from "#server/calendars/index.ts";
import { listWindowsOf } from "#server/window-rows/index.ts";
import { readObjectives, type KeptObjectives } from "#server/objectives/index.ts";
import { openTurns } from "#server/platform/turns.ts";
import { openBreath } from "#server/platform/breath.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import {
  findNames,
  listTerms,
  listTold,
  listZones,
  type Named,
  type TermsKey,
  type ToldTicket,
  type Wanted,
} from "./store.ts";

type Scope = ReportScope & { readonly product: string | null };

export interface AskedReport {
  readonly scope: Scope;
  readonly said: SaidPeriod;
  readonly now: Temporal.Instant;
  /** Whether internal objectives are told too: a report that nobody but the desk is to read. */
  readonly forDesk?: boolean;
}

export interface MadeReport {
  readonly report: ActivityReport;
  readonly madeAt: Temporal.Instant;
  readonly organisation: Named | null;
  readonly partner: Named | null;
  readonly product: Named | null;
}

type Made = Result<MadeReport, PeriodRefusal | "not_found" | "forbidden">;
type Bases = Pick<Database, "desk" | "portal" | "replica">;

/** The report that somebody asks for; a contact's is read as the portal reads, and reaches back a year (R-34-05). */
export async function readReport(database: Bases, actor: Actor, asked: AskedReport): Promise<Made> {
  const allowed = authorizeReport(actor, asked.scope);
  if (!allowed.ok) return allowed;
  const internal = authorizeInternal(actor, asked.forDesk ?? false);
  if (!internal.ok) return internal;
  const { desk, replica } = database;
  const scoped = { ...asked, scope: allowed.value };
  return inTurn(() =>
    actor.kind === "contact"
      ? inPortal(database, actor.id, (queries) => make({ queries, desk }, scoped, true))
      : make({ queries: replica, desk }, scoped, false),
  );
}

/** One report at a time: whoever makes one holds a connection, and counts. */
const inTurn = openTurns();

interface Reading {
  /** Of whoever asks. */
  readonly queries: Queries;
  /** For the calendars, which are no customer's to be asked for. */
  readonly desk: Queries;
}

/** @param isBound whether it is a beneficiary's. */
async function make(
  reading: Reading,
  {
    scope,
    said,
    now,
    forDesk = false,
  }: AskedReport & { readonly scope: Authorized<Scope, "reports.make"> },
  isBound: boolean,
): Promise<Made> {
  const [organisation, partner, product] = await findNames(reading.queries, scope);
  if (organisation === undefined || partner === undefined || product === undefined)
    return refuse("not_found");
  const zone = await findZoneOf(reading.queries, scope, said);
  const period = checkPeriod(said, { zone, now, isBound });
  if (!period.ok) return period;
  const report = await tally(reading, scope, emptyTally(period.value, forDesk));
  return ok({ report, madeAt: now, organisation, partner, product });
}

/**
 * In whose days a report is counted: of the contracts that it is about, as they were known when its period ended; where they do
 * not agree, UTC, as everything that no contract says otherwise.
 */
export async function findZoneOf(
  queries: Queries,
  scope: ReportScope,
  said: SaidPeriod,
): Promise<string> {
  const [zone = "UTC", another] = await listZones(queries, scope, said);
  return another === undefined ? zone : "UTC";
}

/** So few that reading them in holds nobody up for long, whatever happened to them. */
const PAGE = 50;

/** Reads page by page, the next one while this one is counted, and lets others have their turn in between. */
async function tally(
  { queries, desk }: Reading,
  scope: Authorized<Scope, "reports.make">,
  counted: Tally,
): Promise<ActivityReport> {
  const { from, to } = reachOf(counted);
  const wanted: Wanted = { scope, from: instantAt(from), to: instantAt(to) };
  const promises = openPromises(queries, {
    calendars: await readCalendars(desk, wanted.to),
    objectives: counted.objectives === null ? undefined : await readObjectives(desk, wanted.to),
    until: wanted.to,
  });
  const breathe = openBreath();
  let next = ask(undefined);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    const isLast = page.length < PAGE || last === undefined;
    if (!isLast) next = ask(last.id);
    await promises.prepare(page);
    for (const ticket of page) {
      add(counted, { ...ticket, ...(await promises.of(ticket)) });
      await breathe();
    }
    if (isLast) return reportOf(counted);
  }

  function ask(after: string | undefined): Promise<ToldTicket[]> {
    const asked = listTold(queries, wanted, after, PAGE);
    // Should the counting fail meanwhile, nobody waits for this any more.
    asked.catch(() => undefined);
    return asked;
  }
}

const TERMS_KEPT_MAX = 2_000;

interface Known {
  readonly calendars: Calendars;
  /** Undefined where they are not told. */
  readonly objectives: KeptObjectives | undefined;
  readonly until: Temporal.Instant;
}

/**
 * What contracts promised tickets, and the desk asked of itself: each contract's terms are read once, as long as there are not
 * too many to keep.
 */
function openPromises(queries: Queries, { calendars, objectives, until }: Known) {
  const known = new Map<string, Terms>();
  const announced = new Map<string, Promises["windows"]>();
  const keyOf = ({ subscription, version }: TermsKey) => `${subscription} ${version}`;
  return {
    async prepare(page: readonly ToldTicket[]): Promise<void> {
      if (known.size > TERMS_KEPT_MAX) {
        known.clear();
        announced.clear();
      }
      const keys = new Map(page.flatMap(termsKey).map((key) => [keyOf(key), key]));
      const missing = [...keys].filter(([key]) => !known.has(key)).map(([, key]) => key);
      if (missing.length === 0) return;
      for (const { terms, ...key } of await listTerms(queries, missing))
        known.set(keyOf(key), terms);
      const unheard = new Set(missing.map(({ subscription }) => subscription));
      const windows = await listWindowsOf(queries, [...unheard], until);
      for (const [subscription, own] of windows) announced.set(subscription, own);
    },
    async of(ticket: ToldTicket): Promise<Pick<TicketHistory, "promises" | "objectives">> {
      const [key] = termsKey(ticket);
      const terms = key === undefined ? undefined : known.get(keyOf(key));
      const own = objectives?.at(ticket.filedAt);
      const rest = {
        timetableOf: await calendars.of(ticket.filedAt, closedBy(ticket, until)),
        plannedFixResolves: terms?.plannedFixResolves ?? false,
        windows: announced.get(key?.subscription ?? "") ?? [],
      };
      return {
        promises: terms === undefined ? undefined : { levels: terms.serviceLevels, ...rest },
        objectives: own === undefined ? undefined : { levels: own.levels, ...rest },
      };
    },
  };
}

/** As it was known then: what was closed later was open. */
function closedBy({ closedAt }: ToldTicket, until: Temporal.Instant): Temporal.Instant | null {
  return closedAt !== null && Temporal.Instant.compare(closedAt, until) < 0 ? closedAt : null;
}

function termsKey({ subscription, termsVersion }: ToldTicket): readonly TermsKey[] {
  return subscription === null || termsVersion === null
    ? []
    : [{ subscription, version: termsVersion }];
}
