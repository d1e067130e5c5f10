import { z } from "zod";
import { COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import { id, named } from "./shapes.ts";

/** Under which subscriptions the reader may file, for whom. */
export const listSubscriptions = route({
  id: "subscriptions.list",
  method: "GET",
  path: "/subscriptions",
  tag: "contracts",
  access: "signed-in",
  summary: "Subscriptions that the reader may file under; for agents, those of one organisation",
  query: z.strictObject({ organisation: id.optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        id,
        organisation: named,
        partner: named.nullable(),
        sku: z.string(),
        product: z.string(),
        offer: z.string(),
        startsOn: z.iso.date(),
        endsOn: z.iso.date().describe("First day that is not covered any more"),
        active: z.boolean(),
      }),
    ),
  }),
  status: 200,
  problems: [
    ...COMMON_PROBLEMS,
    "not_signed_in",
    "forbidden",
    "unknown_field",
    "wrong_format",
    "wrong_type",
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
    waitingTimeInBusinessDays: z.number(),
    attemptsBeforeClosing: z.number().int(),
    refusalsBeforeEscalation: z.number().int(),
    withdrawal: z.boolean(),
    businessHours: z.object({
      zone: z.string(),
      opensAt: z.number(),
      closesAt: z.number(),
      days: z.array(z.number().int()),
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
