import { z } from "zod";
import { contractLine, contractState } from "./contract-views.ts";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { cursor, id, limit, named, page, search } from "./shapes.ts";

/** Under which subscriptions the reader may file, for whom; for the desk, every contract. */
export const listSubscriptions = route({
  id: "subscriptions.list",
  method: "GET",
  path: "/subscriptions",
  tag: "contracts",
  access: "signed-in",
  summary: "Subscriptions that the reader may see, by organisation or by the day on which they end",
  query: z.strictObject({
    organisation: id.optional(),
    partner: id.optional(),
    state: contractState.optional(),
    endsWithin: z.coerce
      .number()
      .int()
      .min(1)
      .max(3660)
      .optional()
      .describe("Active ones that end within so many days, the next to end first"),
    search: search.describe("In the name of the organisation"),
    cursor,
    limit,
  }),
  answer: page(z.object({ organisation: named, ...contractLine })),
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    "not_signed_in",
    "forbidden",
    "bad_cursor",
    "unknown_value",
    "unknown_field",
    "wrong_format",
    "wrong_type",
    "out_of_range",
    "too_long",
  ],
});

export const listReleases = route({
  id: "releases.list",
  method: "GET",
  path: "/releases",
  tag: "catalogue",
  access: "signed-in",
  summary: "Releases of the vendor's products, newest first",
  answer: z.object({
    items: z.array(
      z.object({
        id,
        product: named,
        version: z.string(),
        releasedOn: z.iso.date(),
        planned: z.boolean(),
      }),
    ),
  }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in"],
});

/** The parts of the procedure that this desk has set; the life cycle itself is data that screens import. */
export const getProcedure = route({
  id: "procedure.get",
  method: "GET",
  path: "/procedure",
  tag: "procedure",
  access: "signed-in",
  summary: "The desk's procedure settings, as published",
  answer: z.object({
    waitingTimeInBusinessDays: z.number().int(),
    attemptsBeforeClosing: z.number().int(),
    closesUnanswered: z.enum(["by_hand", "by_schedule"]),
    refusalsBeforeEscalation: z.number().int(),
    exchangesBeforeInteraction: z.number().int(),
    acknowledgementInBusinessHours: z.number().int(),
    withdrawal: z.boolean(),
    environmentFactDays: z.number().int(),
    businessHours: z.object({
      zone: z.string(),
      week: z
        .array(z.object({ day: z.number().int(), from: z.number().int(), to: z.number().int() }))
        .describe("Hours of each ISO day, in minutes since its midnight; after 1440 of the next"),
      businessDay: z.number().int().describe("Minutes"),
    }),
    fileSizeMaxInBytes: z.number().int(),
  }),
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in"],
});

export const liveEvents = route({
  id: "events.live",
  method: "GET",
  path: "/events",
  tag: "live",
  access: "signed-in",
  summary: "Server-sent events that say what changed, never its content",
  stream: "`change` events: {kind, reference?, version?}",
  media: "text/event-stream",
  status: 200,
  problems: [...COMMON_PROBLEMS, "not_signed_in"],
});

/** What a live event says. */
export const change = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ticket"), reference: z.string(), version: z.string() }),
  z.object({ kind: z.literal("presence"), reference: z.string() }),
  z.object({ kind: z.literal("everything") }).describe("Something may have been missed: ask again"),
]);
export type Change = z.infer<typeof change>;
