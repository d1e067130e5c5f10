import { z } from "zod";
import { CLOCKS, SERVICE_HOURS, TARGET_UNITS } from "#core/contracts/vocabulary.ts";
import { clockView } from "./clocks.ts";
import { serviceLevel } from "./contract-views.ts";
import { reading, writing } from "./people-problems.ts";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { instant, reference, words } from "./shapes.ts";
import { severity } from "./ticket-views.ts";

const change = z.object({
  clock: z.enum(CLOCKS),
  severity,
  before: serviceLevel.nullable(),
  after: serviceLevel.nullable(),
});

const objectivesPage = z
  .object({
    version: z.string().describe("Counts from 0, before anything was set; for If-Match"),
    levels: z.array(serviceLevel).describe("What the desk asks of itself for what is filed now"),
    history: z
      .array(
        z.object({
          version: z.number().int(),
          at: instant,
          by: z.string(),
          why: z.string(),
          changes: z.array(change).describe("What was set otherwise"),
        }),
      )
      .describe("The last hundred changes, the latest first"),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: "ObjectivesPage" });
export type ObjectivesPage = z.infer<typeof objectivesPage>;

export const getObjectives = route({
  id: "objectives.get",
  method: "GET",
  path: "/objectives",
  tag: "objectives",
  access: "staff",
  summary: "What the desk asks of itself beside its contracts, and who said so",
  answer: objectivesPage,
  status: 200,
  problems: reading,
});

export const changeObjectives = route({
  id: "objectives.change",
  method: "PUT",
  path: "/objectives",
  tag: "objectives",
  access: "manager-or-administrator",
  summary:
    "Say what the desk asks of itself from now on; what was filed before keeps to what held then",
  body: z.strictObject({
    levels: z
      .array(
        z.strictObject({
          severity,
          clock: z.enum(CLOCKS),
          amount: z.number().int().min(-100_000).max(100_000),
          unit: z.enum(TARGET_UNITS),
          hours: z.enum(SERVICE_HOURS),
        }),
      )
      .max(20),
    why: words(1000).default(""),
  }),
  answer: objectivesPage,
  status: 200,
  ifMatch: "required",
  problems: [
    ...writing,
    "version_required",
    "version_conflict",
    "nothing_changes",
    "why_required",
    "target_not_positive",
    "service_level_twice",
  ],
});

export const ticketObjectives = z
  .object({
    at: instant.describe("The instant at which they were computed"),
    version: z
      .number()
      .int()
      .nullable()
      .describe("Of the objectives that held when the ticket was filed; null: none were set then"),
    zone: z.string().nullable().describe("Of the contract, where there is one"),
    clocks: z.array(clockView),
  })
  .meta({ id: "TicketObjectives" });
export type TicketObjectives = z.infer<typeof ticketObjectives>;

export const getTicketObjectives = route({
  id: "tickets.objectives",
  method: "GET",
  path: "/tickets/:reference/objectives",
  tag: "tickets",
  access: "agent",
  summary: "What the desk asks of itself for a ticket: each objective, when it is due, and why",
  params: z.object({ reference }),
  answer: ticketObjectives,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden", "not_found", "wrong_format"],
});
