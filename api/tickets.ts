import { z } from "zod";
import { CIRCUMSTANCES, FILE_KINDS } from "#core/intake/items.ts";
import { CHANNELS } from "#core/tickets/vocabulary.ts";
import { intakeKey } from "./intake-views.ts";
import { BODY_PROBLEMS, COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import {
  count,
  cursor,
  id,
  instant,
  limit,
  line,
  page,
  prose,
  reference,
  search,
} from "./shapes.ts";
import { TARGET_FILTERS, targetLeft } from "./time-left.ts";
import { eventView, nature, severity, state, ticketSummary, ticketView } from "./ticket-views.ts";

/** The desk's queues; `all` holds what is not closed. Contacts have no queues: they filter. */
export const QUEUES = [
  "unassigned",
  "mine",
  "waiting_desk",
  "waiting_beneficiary",
  "all",
  "at_risk",
  "escalated",
] as const;
export type Queue = (typeof QUEUES)[number];

/** A ticket as lists show it. */
const listedTicket = ticketSummary
  .extend({
    dueAt: instant
      .nullable()
      .describe("When the next target is due, in the queue at risk; null elsewhere"),
    left: targetLeft
      .nullable()
      .describe("What is left of it, in the queue that is sorted by it; null elsewhere"),
    escalation: z
      .enum(["raised", "acknowledged"])
      .nullable()
      .describe("Whether an escalation is open, and a manager has acknowledged it"),
  })
  .meta({ id: "ListedTicket" });
export type ListedTicket = z.infer<typeof listedTicket>;

const several = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])]);

export const listTickets = route({
  id: "tickets.list",
  method: "GET",
  path: "/tickets",
  tag: "tickets",
  summary: "Tickets that the reader may see, by queue and filters, paged by key",
  access: "signed-in",
  query: z.strictObject({
    queue: z
      .enum(QUEUES)
      .optional()
      .describe(
        "For agents: sorted by severity, then by how long it waits; at_risk by the service time left",
      ),
    assignee: id.optional().describe("For agents: held by that one"),
    target: z
      .enum(TARGET_FILTERS)
      .optional()
      .describe(
        "In the queue at risk: passed, near its due by the settings, or due later on the reader's day",
      ),
    offer: id.optional().describe("In the queue at risk: under terms of that offer"),
    state: several(state).optional(),
    severity: several(z.coerce.number().pipe(severity)).optional(),
    waitingOn: z.enum(["desk", "beneficiary"]).optional(),
    organisation: id.optional(),
    subscription: id.optional().describe("Filed under that contract"),
    search: search.describe("A reference, or words of the subject"),
    cursor,
    limit,
  }),
  answer: page(listedTicket),
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    "not_signed_in",
    "forbidden",
    "bad_cursor",
    "unknown_value",
    "unknown_field",
    "wrong_type",
    "too_long",
    "out_of_range",
    "wrong_format",
  ],
});

export const fileTicket = route({
  id: "tickets.file",
  method: "POST",
  path: "/tickets",
  tag: "tickets",
  summary: "File a request; it opens a case in state new",
  access: "signed-in",
  body: z.strictObject({
    organisation: id.describe("The beneficiary for whom it is filed"),
    subscription: id
      .nullable()
      .default(null)
      .describe(
        "The contract; left out, the one in force that coverage names, if the filer's own side holds it",
      ),
    environment: id.nullable().default(null).describe("The system that it is about"),
    nature,
    severity,
    subject: line(200),
    description: prose(100_000),
    intake: z
      .strictObject({
        form: count.describe("Version of the form that was filled in"),
        texts: z.record(intakeKey, prose(20_000)).default({}),
        circumstances: z.array(z.enum(CIRCUMSTANCES)).max(CIRCUMSTANCES.length).default([]),
        files: z
          .array(z.strictObject({ attachment: id, kind: z.enum(FILE_KINDS) }))
          .max(20)
          .default([]),
      })
      .nullable()
      .default(null)
      .describe("Answers to the form of the nature; what is missing never stands in the way"),
    followUpOf: reference.nullable().default(null),
    attachments: z.array(id).max(20).default([]),
    filer: id.optional().describe("For agents: the contact on whose behalf it is filed"),
    channel: z
      .enum(CHANNELS)
      .exclude(["portal", "found_by_desk"])
      .optional()
      .describe("For agents: how it came"),
  }),
  answer: ticketView,
  status: 201,
  problems: [
    ...COMMON_PROBLEMS,
    ...BODY_PROBLEMS,
    "not_signed_in",
    "period_impossible",
    "period_reversed",
    "period_over_a_year",
    "period_too_far_back",
    "period_not_over",
    "cross_site",
    "forbidden",
    "unknown_organisation",
    "unknown_subscription",
    "unknown_environment",
    "unknown_contact",
    "unknown_reference",
    "unknown_attachment",
    "follow_up_not_closed",
    "wrong_actor",
    "text_required",
    "not_a_member",
    "idempotency_key_reused",
  ],
});

export const getTicket = route({
  id: "tickets.get",
  method: "GET",
  path: "/tickets/:reference",
  tag: "tickets",
  summary: "One ticket with its history, and what the reader may do next",
  access: "signed-in",
  params: z.object({ reference }),
  answer: ticketView,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden", "not_found", "wrong_format"],
});

export const listTicketEvents = route({
  id: "tickets.events",
  method: "GET",
  path: "/tickets/:reference/events",
  tag: "tickets",
  summary: "The history of a ticket before a point, newest page first, each page oldest first",
  access: "signed-in",
  params: z.object({ reference }),
  query: z.strictObject({ cursor, limit }),
  answer: page(eventView),
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    "not_signed_in",
    "forbidden",
    "not_found",
    "bad_cursor",
    "wrong_format",
    "out_of_range",
    "unknown_field",
    "wrong_type",
    "too_long",
  ],
});

export const countQueues = route({
  id: "queues.count",
  method: "GET",
  path: "/queues",
  tag: "tickets",
  summary: "How many tickets stand in each queue; counting stops at 99",
  access: "agent",
  answer: z.object({
    queues: z.array(
      z.object({ queue: z.enum(QUEUES), count: z.number().int(), more: z.boolean() }),
    ),
  }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden"],
});

/** Who else has this ticket open; each beat says so for half a minute. Staff only: a contact never learns who reads. */
export const beatPresence = route({
  id: "tickets.presence",
  method: "PUT",
  path: "/tickets/:reference/presence",
  tag: "tickets",
  summary: "Say that you look at a ticket, and hear who else does",
  access: "agent",
  params: z.object({ reference }),
  body: z.strictObject({ writing: z.boolean().default(false) }),
  answer: z.object({ others: z.array(z.object({ id, name: z.string(), writing: z.boolean() })) }),
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    ...BODY_PROBLEMS,
    "not_signed_in",
    "cross_site",
    "forbidden",
    "not_found",
  ],
});
