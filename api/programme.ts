import { z } from "zod";
import { CHANGES } from "#core/catalogue/change.ts";
import { MILESTONES, STACK_COMPONENTS, STANDINGS } from "#core/catalogue/vocabulary.ts";
import { reading, writing } from "./people-problems.ts";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { givenDay, id, line as words, named } from "./shapes.ts";

const day = z.iso.date();
const lineName = words(9).regex(/^\d{1,4}\.\d{1,4}$/u);

const milestone = z.object({
  kind: z.enum(MILESTONES),
  on: day.nullable().describe("Half-open: what ends is over on this day. Null: not known"),
  origin: z.enum(["derived", "set"]),
});

export const lineView = z
  .object({
    line: z.string(),
    version: z.string().describe("What If-Match names"),
    milestones: z.array(milestone),
    phase: z
      .enum(["upcoming", "maintained", "supported", "past_eosl"])
      .describe("Of today; `supported`: without further maintenance versions"),
    latest: z.string().nullable(),
    releases: z.array(z.object({ version: z.string(), releasedOn: day, planned: z.boolean() })),
    stack: z.array(
      z.object({
        component: z.enum(STACK_COMPONENTS),
        name: z.string(),
        version: z.string().nullable(),
        standing: z.enum(STANDINGS),
      }),
    ),
    addOns: z.array(z.object({ name: z.string(), supported: z.boolean() })),
  })
  .meta({ id: "ReleaseLine" });

export type LineView = z.infer<typeof lineView>;

export const getProgramme = route({
  id: "programme.get",
  method: "GET",
  path: "/programme",
  tag: "catalogue",
  access: "signed-in",
  summary: "The maintenance programme: every line of every product, its life and what it runs on",
  answer: z.object({
    today: day,
    products: z.array(
      named.extend({
        lines: z.array(lineView).describe("Newest first"),
        rules: z.array(
          z.object({
            kind: z.enum(MILESTONES),
            after: z.enum(["general_availability", "next_line"]),
            period: z.string(),
            source: z.string(),
          }),
        ),
      }),
    ),
  }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden"],
});

export const compareReleases = route({
  id: "programme.change",
  method: "GET",
  path: "/programme/change",
  tag: "catalogue",
  access: "signed-in",
  summary:
    "What it is to go from one version to another: a maintenance update, or a version change",
  query: z.strictObject({ from: words(40), to: words(40) }),
  answer: z.object({
    from: z.string(),
    to: z.string(),
    change: z.enum(CHANGES),
    inProgramme: z.boolean().describe("Delivered by the programme; a version change is not"),
  }),
  status: 200,
  problems: [...reading, "missing_field", "too_short", "version_unreadable"],
});

export const programmeCalendar = route({
  id: "programme.calendar",
  method: "GET",
  path: "/programme/calendar.ics",
  tag: "catalogue",
  access: "signed-in",
  summary: "The milestones as whole days of a calendar (RFC 5545)",
  stream: "An iCalendar object: one whole-day event for each milestone with a day",
  media: "text/calendar",
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden"],
});

export const setMilestones = route({
  id: "programme.setMilestones",
  method: "PUT",
  path: "/programme/products/:product/lines/:line/milestones",
  tag: "catalogue",
  access: "administrator",
  summary: "Set days of a line's life; a day that is left out is derived again",
  params: z.object({ product: id, line: lineName }),
  body: z.strictObject({
    milestones: z
      .array(z.strictObject({ kind: z.enum(MILESTONES), on: givenDay.nullable() }))
      .max(MILESTONES.length),
  }),
  answer: lineView,
  status: 200,
  ifMatch: "required",
  problems: [
    ...writing,
    "version_required",
    "version_conflict",
    "milestone_twice",
    "milestones_out_of_order",
  ],
});
