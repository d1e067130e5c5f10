import type { ActivityReportView, ReportTableView } from "#api/reports.ts";
import type { Language } from "#core/people/actor.ts";
import type { NamedMiss } from "#core/reports/count-targets.ts";
import type { Period } from "#core/reports/period.ts";
import type { ReportedObjectives, ReportTable } from "#core/reports/report.ts";
import { objectiveSentenceOf, sentencesOf } from "#core/reports/sentences.ts";
import type { TableKey } from "#core/reports/tables.ts";
import { writeDate } from "#locales/written-dates.ts";
import { sayIn, type Say, type Word } from "#server/platform/words.ts";
import type { MadeReport } from "#server/reports/index.ts";

/** A report as people read it: every number with its name and its definition in their language. */
export function viewReport(made: MadeReport, word: Word, language: Language): ActivityReportView {
  const say = sayIn(word, language);
  const { report, madeAt, organisation, partner, product } = made;
  return {
    title: say("reports:title"),
    about: aboutOf(made, say),
    madeAt: madeAt.toString(),
    zone: report.period.zone,
    period: daysOf(report.period),
    before: daysOf(report.before),
    scope: { organisation, partner, product },
    tickets: report.tickets,
    sentences: sentencesOf(report).map(({ key, params }) =>
      say(`reports:sentences.${key}`, params),
    ),
    tables: report.tables
      .filter(({ rows }) => rows.length > 0)
      .map((one) => viewTable(one, say, language)),
    misses: report.misses.map((miss) => viewMiss(miss, say)),
    missesBeyond: report.missesBeyond,
    ...(report.objectives === null
      ? {}
      : { objectives: viewObjectives(report.objectives, say, language) }),
  };
}

/** Their words are the desk's own: nothing that contacts are sent knows them. */
function viewObjectives(objectives: ReportedObjectives, say: Say, language: Language) {
  const { table, misses, missesBeyond } = objectives;
  const { key, params } = objectiveSentenceOf(objectives);
  return {
    notice: say("objectives:report.notice"),
    sentence: say(`objectives:report.${key}`, params),
    table: {
      ...viewTable({ ...table, table: "targets" }, say, language),
      table: table.table,
      title: say("objectives:report.title"),
      columns: table.columns.map((column) => ({
        column,
        name: say(`objectives:report.${column}Name`),
        definition: say(`objectives:report.${column}`),
      })),
    },
    missesTitle: say("objectives:report.misses"),
    misses: misses.map((miss) => viewMiss(miss, say)),
    missesBeyond,
  };
}

function aboutOf({ organisation, partner, product }: MadeReport, say: Say): string {
  const names = { organisation: organisation?.name ?? "", partner: partner?.name ?? "" };
  const whose =
    organisation === null
      ? partner === null
        ? "everything"
        : "through"
      : partner === null
        ? "organisation"
        : "both";
  const about = say(`reports:about.${whose}`, names);
  return product === null ? about : say("reports:about.product", { about, product: product.name });
}

function daysOf({ firstDay, dayAfter }: Period) {
  return { firstDay: firstDay.toString(), lastDay: dayAfter.subtract({ days: 1 }).toString() };
}

function viewTable(
  { table, unit, columns, rows }: ReportTable,
  say: Say,
  language: Language,
): ReportTableView {
  return {
    table,
    title: say(`reports:tables.${table}`),
    unit,
    columns: columns.map((column) => ({
      column,
      name: say(`reports:columns.${column}.name`),
      definition: say(`reports:columns.${column}.definition`),
    })),
    rows: rows.map(({ row, values, before }) => ({
      row,
      name: nameOf(table, row, say, language),
      definition: table === "acts" ? say(`reports:acts.${row}.definition`) : null,
      values: [...values],
      before: before === null ? null : [...before],
    })),
  };
}

const NAMES: Readonly<Partial<Record<TableKey, (row: string) => Parameters<Say>[0]>>> = {
  volumes: (row) => `lifecycle:severities.${row}.label`,
  natures: (row) => `lifecycle:natures.${row}.name`,
  times: (row) => `lifecycle:states.${row}.name`,
  acts: (row) => `reports:acts.${row}.name`,
  conclusions: (row) => `lifecycle:conclusions.${row}.name`,
  closures: (row) => `lifecycle:closureReasons.${row}.name`,
};

function nameOf(table: TableKey, row: string, say: Say, language: Language): string {
  if (row === "total") return say("reports:total");
  if (row === "*") return say("reports:others");
  if (table === "months") return monthOf(row, language);
  if (table === "targets") {
    const [clock = "", severity = ""] = row.split(":");
    return `${say(`contracts:clocks.${clock}`)}, ${say(`lifecycle:severities.${severity}.label`)}`;
  }
  const key = NAMES[table]?.(row);
  return key === undefined ? row : say(key);
}

function monthOf(month: string, language: Language): string {
  const { epochMilliseconds } = Temporal.Instant.from(`${month}-01T00:00:00Z`);
  return writeDate(epochMilliseconds, language, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}

function viewMiss(
  { reference, clock, severity, due, isLowered, isOfBefore }: NamedMiss,
  say: Say,
): ActivityReportView["misses"][number] {
  return {
    reference,
    clock,
    clockName: say(`contracts:clocks.${clock}`),
    severity,
    severityName: say(`lifecycle:severities.${severity}.label`),
    due: due.toString(),
    lowered: isLowered,
    ofBefore: isOfBefore,
  };
}
