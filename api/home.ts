import { z } from "zod";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { id, instant, named, reference } from "./shapes.ts";
import { severity } from "./ticket-views.ts";
import { targetLeft } from "./time-left.ts";

const count = z
  .object({
    count: z.number().int(),
    more: z.boolean().describe("There are more: counting stopped here"),
  })
  .meta({ id: "Count" });
export type Count = z.infer<typeof count>;

const load = z
  .object({
    agent: z.object({ id, name: z.string(), level: z.union([z.literal(1), z.literal(2)]) }),
    active: z.boolean(),
    open: count.describe("Tickets held that are not closed; the other numbers are of these"),
    waitingDesk: z.number().int(),
    waitingBeneficiary: z.number().int(),
    near: z.number().int().describe("Near the due of their target"),
    missed: z.number().int(),
  })
  .meta({ id: "Load" });
export type Load = z.infer<typeof load>;

const nearest = z
  .object({
    reference,
    organisation: named,
    severity,
    assignee: named.nullable(),
    dueAt: instant.nullable(),
    left: targetLeft,
  })
  .meta({ id: "NearestTicket" });
export type NearestTicket = z.infer<typeof nearest>;

const deskHome = z
  .object({
    at: instant,
    unassigned: count.describe("New, and taken by nobody"),
    escalated: count.describe("With an open escalation"),
    unacknowledged: count.describe("With one that no manager has acknowledged"),
    missed: count.describe("Open, with a target that is passed"),
    dueToday: count.describe("With a target that is due later on the reader's day"),
    near: count.describe("Near the due of their target"),
    nearFrom: z.number().int().describe("From how much of a target on, in percent, it is near"),
    offers: z
      .array(z.object({ offer: named, missed: count, dueToday: count }))
      .describe("Those with something missed or due today, by name"),
    load: z
      .array(load)
      .describe("Who no longer works here and holds tickets first, then by how many they hold"),
    nearest: z.array(nearest).describe("The first of the queue at risk that do not stand"),
    onCall: z
      .array(named)
      .nullable()
      .describe(
        "Whom an alert would call now, in their order; null where nobody is on call at all",
      ),
    recent: z
      .array(named)
      .describe("Who of the desk had a ticket open in the last ten minutes, by name"),
  })
  .meta({ id: "DeskHome" });
export type DeskHome = z.infer<typeof deskHome>;

/** Staff only: what the desk holds is for the desk to know. */
export const getDeskHome = route({
  id: "home.get",
  method: "GET",
  path: "/home",
  tag: "tickets",
  summary: "The desk at a glance: load per agent, what is due today, missed or taken by nobody",
  access: "agent",
  answer: deskHome,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden"],
});
