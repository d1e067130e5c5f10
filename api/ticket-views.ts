import { z } from "zod";
import {
  APPLIERS,
  CHANNELS,
  CLOSURE_REASONS,
  CONCLUSION_KINDS,
  CRITICAL_GROUNDS,
  DELIVERIES,
  EXCLUSIONS,
  FIX_CATEGORIES,
  NATURES,
  QUALIFICATIONS,
  STATES,
  WORKAROUND_FORMS,
} from "#core/tickets/vocabulary.ts";
import { CIRCUMSTANCES, FILE_KINDS } from "#core/intake/items.ts";
import { escalationView } from "./escalation-views.ts";
import { id, instant, named, reference } from "./shapes.ts";

export const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const state = z.enum(STATES);
export const nature = z.enum(NATURES);
export const qualification = z.enum(QUALIFICATIONS);

export const attachmentView = z
  .object({
    id,
    name: z.string(),
    size: z.number().int(),
    mediaType: z.string(),
    sha256: z.string(),
  })
  .meta({ id: "Attachment" });

/** A ticket in a list. */
export const ticketSummary = z
  .object({
    reference,
    subject: z.string(),
    nature,
    state,
    severity,
    declaredSeverity: severity,
    level: z.union([z.literal(1), z.literal(2)]),
    waitingOn: z.enum(["desk", "beneficiary"]).nullable(),
    waitingSince: instant,
    organisation: named,
    partner: named.nullable(),
    filer: named,
    assignee: named.nullable(),
    filedAt: instant,
    changedAt: instant,
  })
  .meta({ id: "TicketSummary" });

/** Who did something, as far as the reader may know. */
const person = z.object({
  kind: z.enum(["agent", "contact", "schedule"]),
  id: id.nullable(),
  name: z.string(),
  detail: z.string().nullable().describe("Organisation of a contact, level of an agent"),
});

export const eventView = z
  .object({
    chain: z.enum(["public", "internal"]),
    sequence: z.number().int(),
    at: instant,
    type: z.string(),
    actor: person,
    payload: z.record(z.string(), z.unknown()),
    people: z.array(named).describe("Those whom the payload names by id"),
    texts: z.record(z.string(), z.string().nullable()).describe("Null where a text was erased"),
    attachments: z.array(attachmentView),
  })
  .meta({ id: "TicketEvent" });

const request = z.object({
  sequence: z.number().int(),
  at: instant,
  text: z.string().nullable(),
  items: z.array(
    z.object({
      item: z.number().int(),
      text: z.string().nullable(),
      answered: z.boolean(),
      answer: z.string().nullable(),
    }),
  ),
  environmentItem: z
    .number()
    .int()
    .nullable()
    .describe("The item that confirming the environment answers"),
  keys: z
    .array(z.string().nullable())
    .describe(
      "Item by item, the key of the form that it asks for; empty where all are the agent's own",
    ),
});

export const conclusionView = z.object({
  sequence: z.number().int(),
  at: instant,
  kind: z.enum(CONCLUSION_KINDS),
  outcome: z.enum(["proposed", "refused", "accepted", "assumed"]),
  severityBefore: severity,
  severityAfter: severity.nullable(),
  form: z.enum(WORKAROUND_FORMS).nullable(),
  appliedBy: z.enum(APPLIERS).nullable(),
  category: z.enum(FIX_CATEGORIES).nullable(),
  release: z.string().nullable(),
  delivery: z.enum(DELIVERIES).nullable(),
  ground: z.enum(CRITICAL_GROUNDS).nullable(),
  resource: z.object({ title: z.string().nullable(), url: z.string() }).nullable(),
  text: z.string().nullable(),
  directives: z.string().nullable(),
  demonstration: z.string().nullable(),
});

export const offerView = z.object({
  command: z.string(),
  allowed: z.boolean(),
  reason: z
    .object({ code: z.string(), detail: z.string() })
    .nullable()
    .describe("Why not, in the reader's language"),
});

export const ticketView = ticketSummary
  .extend({
    version: z.string().describe("Send it back as If-Match"),
    channel: z.enum(CHANNELS),
    description: z.string().nullable(),
    attachments: z.array(attachmentView).describe("Handed in with the request"),
    qualification: qualification.nullable(),
    severityQualified: z.boolean(),
    subscription: z
      .object({
        id,
        sku: z.string(),
        product: z.string(),
        offer: z.string(),
        endsOn: z.iso
          .date()
          .describe("First day that is not covered any more, however the contract ended"),
      })
      .nullable(),
    environment: z
      .object({ id, version: z.number().int().describe("As it was at the filing") })
      .nullable(),
    covered: z
      .boolean()
      .nullable()
      .describe("Whether the contract covered it at the filing; null where nobody asked"),
    intake: z
      .object({
        form: z.number().int(),
        circumstances: z.array(z.enum(CIRCUMSTANCES)),
        answers: z.array(z.object({ key: z.string(), text: z.string().nullable() })),
        files: z.array(z.object({ attachment: id, kind: z.enum(FILE_KINDS) })),
      })
      .nullable()
      .describe("What was told by the form of its nature; null where there was no form"),
    followUpOf: reference
      .nullable()
      .describe(
        "Null, too, for whoever does not see that ticket; so is every reference of another",
      ),
    followUps: z.array(reference),
    requests: z.array(request),
    conclusions: z.array(conclusionView),
    escalations: z.array(escalationView).describe("Oldest first; only the last can be open"),
    escalationAdvice: z
      .enum(["refusals", "exchanges", "drift"])
      .nullable()
      .describe(
        "Why an escalation is offered now: solutions were refused, or, to the desk, exchanges brought no progress or a target is near or past its due",
      ),
    refusals: z.number().int(),
    attempts: z.object({
      counted: z.number().int(),
      needed: z.number().int(),
      nextAt: instant
        .nullable()
        .describe(
          "When the next reminder leaves; null where none does, as while an escalation is open, or where nobody could read it",
        ),
      hasReader: z
        .boolean()
        .describe(
          "To the desk: false where it waits for a beneficiary of whom neither the filer nor a lead can sign in, so that no letter leaves. True otherwise, and for contacts",
        ),
      closableAt: instant.nullable().describe("Null while an escalation is open, too"),
      countsAgainAfter: instant
        .nullable()
        .describe(
          "The end of a waiting time that has its attempt already: another counts after it; null where one would count now",
        ),
      remindsAgainAfter: instant
        .nullable()
        .describe(
          "The end of a waiting time in which a letter has left already: another may leave after it; null where one may now",
        ),
    }),
    closure: z
      .object({
        at: instant,
        reason: z.enum(CLOSURE_REASONS),
        assumed: z.boolean(),
        exclusion: z.enum(EXCLUSIONS).nullable(),
        duplicateOf: reference.nullable(),
        explanation: z.string().nullable(),
      })
      .nullable(),
    settlers: z
      .array(named)
      .describe("Who may accept, refuse and withdraw; nobody may on a closed ticket"),
    may: z.array(offerView).describe("What this reader may do next, and why not for the rest"),
    events: z
      .array(eventView)
      .describe("The history that this reader may see, oldest first, the latest 500"),
    earlier: z.boolean().describe("Whether there are events before those"),
  })
  .meta({ id: "Ticket" });

export type TicketSummary = z.infer<typeof ticketSummary>;
export type TicketView = z.infer<typeof ticketView>;
export type EventView = z.infer<typeof eventView>;
export type ConclusionView = z.infer<typeof conclusionView>;
export type OfferView = z.infer<typeof offerView>;
export type AttachmentView = z.infer<typeof attachmentView>;
