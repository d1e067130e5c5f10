import { z } from "zod";
import { CLOCK_STATUSES, SPAN_KINDS } from "#core/clocks/clock.ts";
import { CLOCKS } from "#core/contracts/vocabulary.ts";
import { serviceLevel } from "./contract-views.ts";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { instant, reference } from "./shapes.ts";
import { severity } from "./ticket-views.ts";

const because = z
  .object({ type: z.string(), at: instant })
  .nullable()
  .describe("The event that it came of; null where the calendar decides");

const clockSpan = z.object({
  from: instant,
  to: instant,
  kind: z.enum(SPAN_KINDS),
  because,
  entry: z.string().nullable().describe("The holiday, other hours or window by name"),
});

export const clockView = z
  .object({
    clock: z.enum(CLOCKS),
    status: z.enum(CLOCK_STATUSES),
    startedAt: instant,
    startedBy: because,
    endedAt: instant.nullable(),
    endedBy: because,
    target: serviceLevel.describe("By which it is due, in the contract's own weight"),
    targetFrom: instant,
    due: instant.nullable().describe("Null while it stands and is not past due"),
    consumedSeconds: z.number().describe("Service time since the start: its running spans"),
    leftSeconds: z.number().describe("Service time that is left; below zero once it is passed"),
    missed: z.boolean(),
    misses: z.array(z.object({ severity, due: instant })),
    spans: z.array(clockSpan).describe("They tile the time from its start to now or its end"),
    ahead: z
      .array(clockSpan)
      .describe(
        "They tile the time from now to its due, or its first 31 days, should nothing happen; none where it is over, passed, or stands",
      ),
  })
  .meta({ id: "Clock" });

export const ticketClocks = z
  .object({
    at: instant.describe("The instant at which they were computed"),
    promised: z.boolean().describe("Whether a contract promises anything for this ticket"),
    zone: z.string().nullable().describe("Of the contract"),
    offer: z.string().nullable(),
    clocks: z.array(clockView),
  })
  .meta({ id: "TicketClocks" });

export type ClockView = z.infer<typeof clockView>;
export type TicketClocks = z.infer<typeof ticketClocks>;

export const getTicketClocks = route({
  id: "tickets.clocks",
  method: "GET",
  path: "/tickets/:reference/clocks",
  tag: "tickets",
  access: "signed-in",
  summary: "What the contract promises for a ticket: each target, when it is due, and why",
  params: z.object({ reference }),
  answer: ticketClocks,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden", "not_found", "wrong_format"],
});

const warningView = z
  .object({
    clock: z.enum(CLOCKS),
    severity: severity.describe("Of the target"),
    threshold: z
      .number()
      .int()
      .describe("Share of the target that was used, in percent; 100 where it was due"),
    reachedAt: instant,
    toldAt: instant.nullable().describe("When the desk was written to; null where nobody was"),
  })
  .meta({ id: "Warning" });

export type WarningView = z.infer<typeof warningView>;

/** Staff only: how near the desk let a target come is for the desk to know. */
export const listTicketWarnings = route({
  id: "tickets.warnings",
  method: "GET",
  path: "/tickets/:reference/warnings",
  tag: "tickets",
  access: "agent",
  summary: "Thresholds of its targets that a ticket has crossed, of which the desk was warned",
  params: z.object({ reference }),
  answer: z.object({ items: z.array(warningView).describe("The first to be crossed first") }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden", "not_found", "wrong_format"],
});
