import { z } from "zod";
import { ENVIRONMENT_KINDS } from "#core/environments/environment.ts";
import { OFFER_CHANNELS } from "#core/contracts/vocabulary.ts";
import { EXCLUSIONS } from "#core/tickets/vocabulary.ts";
import { serviceLevel } from "./contract-views.ts";
import { BODY_PROBLEMS, COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { id, reference } from "./shapes.ts";
import { nature, severity } from "./ticket-views.ts";

const day = z.iso.date();

const because = z.enum(["none", "not_started", "ended", "other_product", "not_named"]);

/** One reason against, with the facts of the case and what would cure it. */
const reason = z
  .discriminatedUnion("code", [
    z.object({
      code: z.literal("no_active_subscription"),
      clause: z.string(),
      because,
      on: day.nullable(),
      cure: z.enum(["subscribe", "wait_for_start", "renew", "add_product", "choose_contract"]),
    }),
    z.object({
      code: z.literal("not_named_contact"),
      clause: z.string(),
      limit: z.number().int(),
      cure: z.enum(["name_contact", "swap_contact"]),
    }),
    z.object({
      code: z.literal("channel_not_in_offer"),
      clause: z.string(),
      channel: z.enum(OFFER_CHANNELS),
      offered: z.array(z.enum(OFFER_CHANNELS)),
      cure: z.literal("use_offered_channel"),
    }),
    z.object({
      code: z.literal("severity_not_covered"),
      clause: z.string(),
      severity,
      covered: z.array(severity),
      cure: z.literal("change_offer"),
    }),
    z.object({
      code: z.literal("topic_excluded"),
      clause: z.string(),
      topic: z.enum(EXCLUSIONS),
      cure: z.literal("order_services"),
    }),
    z.object({
      code: z.literal("not_production"),
      clause: z.string(),
      kind: z.enum(ENVIRONMENT_KINDS),
      cure: z.literal("reproduce_in_production"),
    }),
    z.object({
      code: z.literal("past_eosl"),
      clause: z.string(),
      line: z.string(),
      on: day,
      release: z.string().nullable(),
      cure: z.enum(["version_change", "extended_support"]),
    }),
    z.object({
      code: z.literal("app_server_not_eligible"),
      clause: z.string(),
      appServer: z.object({ name: z.string(), version: z.string().nullable() }),
      eligible: z.array(z.string()),
      cure: z.literal("change_app_server"),
    }),
    z.object({
      code: z.literal("add_on_not_covered"),
      clause: z.string(),
      addOns: z.array(z.string()),
      cure: z.literal("reproduce_without_add_on"),
    }),
  ])
  .meta({ id: "CoverageReason" });

export const coverageView = z
  .object({
    covered: z.boolean(),
    ground: z
      .object({
        subscription: id,
        offer: z.string(),
        coveredUntil: day.describe("First day that is not covered any more"),
      })
      .nullable()
      .describe("The contract that speaks; null where there is none"),
    reasons: z.array(reason).describe("Every reason against; none where it is covered"),
    unknown: z
      .array(
        z.enum(["environment", "release", "release_line", "app_server", "add_ons", "severity"]),
      )
      .describe("What nobody told yet, and so speaks neither for nor against"),
    response: serviceLevel
      .nullable()
      .describe("Target of the first response; null where the contract promises none"),
  })
  .meta({ id: "Coverage" });
export type CoverageView = z.infer<typeof coverageView>;
export type ReasonView = CoverageView["reasons"][number];

export const askCoverage = route({
  id: "coverage.ask",
  method: "POST",
  path: "/coverage",
  tag: "contracts",
  access: "signed-in",
  summary: "Whether the contract would cover a request, and every reason against with its cure",
  body: z.strictObject({
    organisation: id.describe("The beneficiary"),
    subscription: id
      .nullable()
      .default(null)
      .describe("The contract; left out, the one in force that speaks for it, as at the filing"),
    environment: id.nullable().default(null).describe("The system that it is about"),
    nature,
    severity: severity.nullable().default(null),
    contact: id.optional().describe("For agents: who asks"),
    channel: z
      .enum(OFFER_CHANNELS)
      .optional()
      .describe("For agents: by which door; else the portal"),
  }),
  answer: coverageView,
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    ...BODY_PROBLEMS,
    "not_signed_in",
    "cross_site",
    "forbidden",
    "unknown_organisation",
    "unknown_subscription",
    "unknown_environment",
    "unknown_contact",
  ],
});

const ticketCoverage = z
  .object({
    atFiling: coverageView.nullable().describe("Kept with the ticket; null where nobody asked"),
    now: coverageView.nullable().describe("What it would be now; null on a closed ticket"),
  })
  .meta({ id: "TicketCoverage" });
export type TicketCoverageView = z.infer<typeof ticketCoverage>;

export const getTicketCoverage = route({
  id: "tickets.coverage",
  method: "GET",
  path: "/tickets/:reference/coverage",
  tag: "tickets",
  access: "signed-in",
  summary: "What the contract said of a ticket when it was filed, and what it says now",
  params: z.object({ reference }),
  answer: ticketCoverage,
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in", "forbidden", "not_found", "wrong_format"],
});
