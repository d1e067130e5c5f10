import { z } from "zod";
import { CADENCES } from "#core/reports/schedule.ts";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { cursor, id, instant, limit, named, page, reference } from "./shapes.ts";

/** To how many of the desk one planned report goes at the most. */
export const READERS_MAX = 30;

const day = z.iso.date();
const scope = z.object({
  organisation: named.nullable(),
  partner: named.nullable(),
  product: named.nullable(),
});
const person = z.object({ id, name: z.string(), active: z.boolean() });

const scheduleView = z
  .object({
    id,
    version: z.string().describe("For If-Match"),
    cadence: z.enum(CADENCES).describe("Of the last whole month, quarter or year"),
    state: z.enum(["planned", "paused", "removed"]),
    scope: scope.describe("Whose tickets it is about"),
    zone: z.string().describe("In which its days are counted"),
    to: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("desk"), agents: z.array(person) }),
      z.object({
        kind: z.literal("beneficiary"),
        subscription: z.object({ id, sku: z.string(), isOver: z.boolean() }),
        contact: person,
      }),
    ]),
    next: z
      .object({ at: instant, firstDay: day, lastDay: day.describe("In it, too") })
      .nullable()
      .describe("What is made next, and when at the earliest; null while it is paused"),
    planned: z.object({ by: person, at: instant }),
    last: z
      .object({
        kind: z.enum(["planned", "changed", "paused", "resumed", "removed"]),
        by: person,
        at: instant,
      })
      .describe("What was done to it last"),
    made: z
      .array(
        z.object({
          firstDay: day,
          lastDay: day,
          at: instant,
          outcome: z
            .enum(["letters", "ticket", "no_reader", "contract_over", "no_lead"])
            .describe("What came of it; for the last three, whoever planned it was told"),
          organisation: id.nullable(),
          partner: id.nullable(),
          product: id.nullable(),
          ticket: reference.nullable().describe("On which it was delivered"),
        }),
      )
      .describe("The last three that were made, the latest first"),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: "ReportSchedule" });
export type ReportScheduleView = z.infer<typeof scheduleView>;

const said = z.strictObject({
  cadence: z.enum(CADENCES),
  to: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("desk"),
      agents: z.array(id).min(1).max(READERS_MAX).describe("Who get it by letter"),
      organisation: id.optional().describe("A customer; of all where none is named"),
      partner: id.optional().describe("What went through this partner"),
      product: id.optional(),
    }),
    z.strictObject({
      kind: z.literal("beneficiary"),
      subscription: id.describe("Under which the request of the report is filed"),
      contact: id.describe("The lead for whom it is filed, and to whom it is delivered"),
    }),
  ]),
});
export type SaidSchedule = z.infer<typeof said>;

const params = z.object({ schedule: id });
const planning = [
  ...writing,
  "missing_field",
  "unknown_organisation",
  "unknown_product",
  "unknown_agent",
  "unknown_subscription",
  "unknown_contact",
  "contract_over",
  "not_a_lead",
  "year_out_of_reach",
] as const;

export const listReportSchedules = route({
  id: "reportSchedules.list",
  method: "GET",
  path: "/report-schedules",
  tag: "reports",
  access: "staff",
  summary:
    "Reports that are planned, the latest first, with what was made of each and when it is made next",
  query: z.object({ shown: z.enum(["kept", "removed"]).default("kept"), cursor, limit }),
  answer: page(scheduleView).extend({ may: z.object({ plan: z.boolean() }) }),
  status: 200,
  problems: reading,
});

export const getReportSchedule = route({
  id: "reportSchedules.get",
  method: "GET",
  path: "/report-schedules/:schedule",
  tag: "reports",
  access: "staff",
  summary: "One planned report",
  params,
  answer: scheduleView,
  status: 200,
  problems: reading,
});

export const planReport = route({
  id: "reportSchedules.plan",
  method: "POST",
  path: "/report-schedules",
  tag: "reports",
  access: "staff",
  summary: "Plan a report: of what, how often, and to whom",
  body: said,
  answer: scheduleView,
  status: 201,
  problems: planning,
});

const changing = [
  "version_required",
  "version_conflict",
  "nothing_changes",
  "schedule_removed",
] as const;

export const changeReportSchedule = route({
  id: "reportSchedules.change",
  method: "PUT",
  path: "/report-schedules/:schedule",
  tag: "reports",
  access: "staff",
  summary: "Say anew of what, how often and to whom; what was made stays",
  params,
  body: said,
  answer: scheduleView,
  status: 200,
  ifMatch: "required",
  problems: [...planning, ...changing],
});

const standing = {
  method: "POST",
  tag: "reports",
  access: "staff",
  params,
  body: z.strictObject({}),
  answer: scheduleView,
  status: 200,
  ifMatch: "required",
  problems: [...writing, ...changing],
} as const;

export const pauseReportSchedule = route({
  id: "reportSchedules.pause",
  path: "/report-schedules/:schedule/pause",
  summary: "Make no report of it until it is resumed",
  ...standing,
});

export const resumeReportSchedule = route({
  id: "reportSchedules.resume",
  path: "/report-schedules/:schedule/resume",
  summary: "Make reports of it again, from the period that ends next",
  ...standing,
});

export const removeReportSchedule = route({
  id: "reportSchedules.remove",
  path: "/report-schedules/:schedule/remove",
  summary: "Make no report of it any more; it is kept, with what was made of it",
  ...standing,
});
