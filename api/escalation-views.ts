import { z } from "zod";
import {
  ESCALATION_CONCLUSIONS,
  ESCALATION_GROUNDS,
  INTERACTION_KINDS,
  INTERACTION_OUTCOMES,
  SIDES,
} from "#core/tickets/vocabulary.ts";
import { instant, reference } from "./shapes.ts";

const side = z.enum(SIDES);
const sequence = z.number().int().describe("Of the public event that tells it");

const interaction = z.object({
  proposal: z.number().int().describe("From 1; `agree-interaction` names it"),
  sequence,
  at: instant,
  by: side,
  kind: z.enum(INTERACTION_KINDS),
  startsAt: instant,
  minutes: z.number().int(),
  text: z.string().nullable(),
  standing: z.enum(["proposed", "replaced", "agreed", "lapsed", ...INTERACTION_OUTCOMES]),
  agreedAt: instant.nullable(),
  outcome: z.string().nullable().describe("What came of it, in words"),
});

/** An escalation as both sides see it. */
export const escalationView = z
  .object({
    sequence,
    at: instant,
    by: side,
    raisedBy: z.string(),
    ground: z.enum(ESCALATION_GROUNDS),
    expected: z.string().nullable(),
    cites: z
      .array(reference)
      .describe("Other tickets of the contract that an escalation of the relationship is about"),
    points: z
      .array(
        z.object({
          side,
          name: z.string(),
          role: z.string(),
          email: z.string(),
          phone: z.string().nullable(),
        }),
      )
      .describe("Whom it reached: the contract's points when it was raised"),
    acknowledged: z.object({ at: instant, by: z.string(), text: z.string().nullable() }).nullable(),
    interactions: z.array(interaction),
    ended: z
      .object({
        at: instant,
        outcome: z.enum([...ESCALATION_CONCLUSIONS, "ticket_closed"]),
        text: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "Escalation" });

export type EscalationView = z.infer<typeof escalationView>;
export type InteractionView = z.infer<typeof interaction>;
