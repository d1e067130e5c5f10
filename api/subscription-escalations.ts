import { z } from "zod";
import { PERIOD_REFUSALS } from "#core/reports/period.ts";
import { CHANNELS, ESCALATION_GROUNDS } from "#core/tickets/vocabulary.ts";
import { writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { id, line, prose, reference } from "./shapes.ts";
import { ticketView } from "./ticket-views.ts";

/** How many tickets one escalation of the relationship may be about. */
export const CITED_MAX = 20;

export const escalateSubscription = route({
  id: "subscriptions.escalate",
  method: "POST",
  path: "/subscriptions/:subscription/escalations",
  tag: "contracts",
  access: "signed-in",
  summary: "Escalate the relationship under a contract, on a ticket of its own that cites others",
  params: z.object({ subscription: id }),
  body: z.strictObject({
    ground: z.enum(ESCALATION_GROUNDS),
    subject: line(200),
    description: prose(20_000).describe("What happened"),
    expected: prose(5000).describe("What the one who escalates expects of it"),
    tickets: z
      .array(reference)
      .max(CITED_MAX)
      .default([])
      .describe("What it is about, of the same contract; the open ones say so in their history"),
    report: z
      .strictObject({ firstDay: z.iso.date(), lastDay: z.iso.date() })
      .nullable()
      .default(null)
      .describe("Period of an activity report that is delivered on the ticket (R-34-04)"),
    filer: id.optional().describe("For agents: the contact with whom it is escalated"),
    channel: z
      .enum(CHANNELS)
      .exclude(["portal", "found_by_desk"])
      .optional()
      .describe("For agents: how it came"),
  }),
  answer: ticketView,
  status: 201,
  problems: [
    ...writing,
    "missing_field",
    "unknown_field",
    "unknown_reference",
    "not_a_member",
    "text_required",
    ...PERIOD_REFUSALS,
  ],
});
