import { z } from "zod";
import { reading } from "./people-problems.ts";
import { route } from "./route.ts";
import { id, instant, named, reference } from "./shapes.ts";

const day = z.iso.date();
const days = z.object({ firstDay: day, lastDay: day.describe("In it, too") });

const query = z.strictObject({
  firstDay: day,
  lastDay: day.describe("In it, too; over, and at most a year after the first"),
  organisation: id.optional().describe("A customer; of a lead, the own organisation"),
  partner: id.optional().describe("What went through this partner"),
  product: id.optional(),
  forDesk: z
    .enum(["yes", "no"])
    .optional()
    .describe("For the desk to read and not to hand on: with its internal objectives"),
});
export type ReportQuery = z.infer<typeof query>;

const column = z.object({
  column: z.string(),
  name: z.string(),
  definition: z.string().describe("What is counted, in the reader's language"),
});
const table = z
  .object({
    table: z.string(),
    title: z.string(),
    unit: z.enum(["tickets", "targets", "times", "hours"]),
    columns: z.array(column),
    rows: z.array(
      z.object({
        row: z.string().describe("`total`, or `*` for all further ones, where it is no other"),
        name: z.string(),
        definition: z.string().nullable(),
        values: z.array(z.number()).describe("In the order of the columns"),
        before: z.array(z.number()).nullable().describe("Of the period before"),
      }),
    ),
  })
  .meta({ id: "ReportTable" });
export type ReportTableView = z.infer<typeof table>;

const miss = z.object({
  reference,
  clock: z.string(),
  clockName: z.string(),
  severity: z.number().int().describe("Then in force"),
  severityName: z.string(),
  due: instant,
  lowered: z.boolean().describe("Qualified lower afterwards, in the period"),
  ofBefore: z
    .boolean()
    .describe("Missed before the period and qualified lower in it: not counted again"),
});
const missesBeyond = z.number().int().describe("Misses that are counted above and not named");

/** For the desk alone. */
const reportedObjectives = z
  .object({
    notice: z.string(),
    sentence: z.string(),
    table,
    missesTitle: z.string(),
    misses: z.array(miss),
    missesBeyond,
  })
  .meta({ id: "ReportedObjectives" });
export type ReportedObjectivesView = z.infer<typeof reportedObjectives>;

const activityReport = z
  .object({
    title: z.string(),
    about: z.string().describe("Whose tickets it is about"),
    madeAt: instant.describe("All that differs between two reports of the same log"),
    zone: z.string(),
    period: days,
    before: days.describe("What it is compared with"),
    scope: z.object({
      organisation: named.nullable(),
      partner: named.nullable(),
      product: named.nullable(),
    }),
    tickets: z.number().int().describe("How many had to do with the period"),
    sentences: z.array(z.string()).describe("The report in words"),
    tables: z.array(table),
    misses: z
      .array(miss)
      .describe("Targets missed, by name, and those of before that were lowered"),
    missesBeyond,
    objectives: reportedObjectives
      .optional()
      .describe("Only where an agent asks for a report for the desk"),
  })
  .meta({ id: "ActivityReport" });
export type ActivityReportView = z.infer<typeof activityReport>;

const making = {
  method: "GET",
  tag: "reports",
  access: "signed-in",
  query,
  status: 200,
  problems: [
    ...reading,
    "missing_field",
    "period_reversed",
    "period_over_a_year",
    "period_too_far_back",
    "period_not_over",
  ],
} as const;

export const getActivityReport = route({
  ...making,
  id: "reports.activity",
  path: "/reports/activity",
  summary: "The activity report of a period: for the desk, and for a lead of the own organisation",
  answer: activityReport,
});

export const activityReportTable = route({
  ...making,
  id: "reports.csv",
  path: "/reports/activity.csv",
  summary: "The same numbers, one a line, with their definitions",
  stream: "A table as CSV (RFC 4180), UTF-8",
  media: "text/csv",
});

export const activityReportPaper = route({
  ...making,
  id: "reports.pdf",
  path: "/reports/activity.pdf",
  summary: "The same numbers to be read: in words first, then in pictures and tables",
  stream: "A PDF",
  media: "application/pdf",
});
