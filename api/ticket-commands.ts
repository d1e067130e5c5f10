import { z } from "zod";
import { MOST_ASKED } from "#core/intake/items.ts";
import { rowOf } from "#core/tickets/life-cycle.ts";
import type { CommandType } from "#core/tickets/commands.ts";
import {
  APPLIERS,
  CRITICAL_GROUNDS,
  DELIVERIES,
  ESCALATION_CONCLUSIONS,
  ESCALATION_GROUNDS,
  EXCLUSIONS,
  FIX_CATEGORIES,
  INTERACTION_KINDS,
  INTERACTION_OUTCOMES,
  RECORDED_CHANNELS,
  REJECTION_REASONS,
  WORKAROUND_FORMS,
} from "#core/tickets/vocabulary.ts";
import { BODY_PROBLEMS, COMMON_PROBLEMS, type ProblemCode } from "./problems.ts";
import { intakeKey } from "./intake-views.ts";
import type { Access } from "./route.ts";
import { route } from "./route.ts";
import { count, givenInstant, id, line, prose, reference, words } from "./shapes.ts";
import { qualification, severity, ticketView } from "./ticket-views.ts";

const attachments = z.array(id).max(20).default([]);
const recorded = z
  .strictObject({
    saidBy: id
      .nullable()
      .default(null)
      .describe("Left out for what the desk found by itself, and only then"),
    channel: z.enum(RECORDED_CHANNELS),
    saidAt: givenInstant.describe("Not later than now"),
  })
  .describe("For agents: who said so, how and when");

const conclusion = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("information"),
    text: prose(),
    resource: z.strictObject({ title: words(300), url: words(2000) }),
  }),
  z.strictObject({
    kind: z.literal("workaround"),
    text: prose(),
    directives: prose(),
    form: z.enum(WORKAROUND_FORMS),
    appliedBy: z
      .enum(APPLIERS)
      .optional()
      .describe("Left out: whoever applies workarounds by the terms that the ticket keeps"),
    severityAfter: severity.optional(),
  }),
  z.strictObject({
    kind: z.literal("fix"),
    text: prose(),
    directives: prose(),
    category: z.enum(FIX_CATEGORIES),
    release: words(60).trim(),
    delivery: z.enum(DELIVERIES),
    ground: z.enum(CRITICAL_GROUNDS).optional(),
  }),
  ...(["works_as_designed", "misuse", "third_party"] as const).map((kind) =>
    z.strictObject({ kind: z.literal(kind), text: prose(), demonstration: prose() }),
  ),
]);

/** What each command says, beside the ticket that it names. */
const commandBodies = {
  take: z.strictObject({}),
  assign: z.strictObject({ assignee: id }),
  qualify: z.strictObject({
    severity: severity.optional(),
    qualification: qualification.optional(),
    why: prose(5000),
  }),
  "declare-severity": z.strictObject({ severity, why: prose(5000) }),
  "request-information": z.strictObject({
    text: prose().optional(),
    items: z.array(prose(2000)).max(MOST_ASKED),
    environmentItem: z
      .number()
      .int()
      .min(1)
      .max(MOST_ASKED)
      .optional()
      .describe("The item that confirming the environment answers"),
    keys: z
      .array(intakeKey.nullable())
      .max(MOST_ASKED)
      .optional()
      .describe("Item by item, the key of the form that it asks for; null where it is one's own"),
    attachments,
  }),
  "provide-information": z.strictObject({
    text: prose().optional(),
    answers: z
      .array(
        z.strictObject({
          item: z.number().int().min(1).max(MOST_ASKED),
          text: prose().optional(),
          request: count.optional().describe("`sequence` of the request; left out, the last one"),
        }),
      )
      .max(2 * MOST_ASKED)
      .default([]),
    attachments,
    recorded: recorded.optional(),
  }),
  "start-work": z.strictObject({ override: prose(5000).optional() }),
  resume: z.strictObject({ override: prose(5000).optional() }),
  conclude: z.strictObject({ conclusion, attachments }),
  accept: z.strictObject({ comment: prose(5000).optional(), recorded: recorded.optional() }),
  refuse: z.strictObject({ why: prose(), attachments, recorded: recorded.optional() }),
  reject: z.strictObject({
    reason: z.enum(REJECTION_REASONS),
    explanation: prose(),
    duplicateOf: reference.optional(),
    exclusion: z.enum(EXCLUSIONS).optional(),
    clause: line(500).optional(),
  }),
  remind: z.strictObject({
    text: prose().optional(),
    channel: z.enum(["letter", "phone"]).default("letter"),
  }),
  "close-unanswered": z.strictObject({ text: prose(5000).optional() }),
  withdraw: z.strictObject({ why: prose(5000).optional(), recorded: recorded.optional() }),
  reply: z.strictObject({ text: prose(), attachments }),
  note: z.strictObject({ text: prose(), attachments }),
  escalate: z.strictObject({
    ground: z.enum(ESCALATION_GROUNDS),
    expected: prose(5000).describe("What the one who escalates expects of it"),
  }),
  "acknowledge-escalation": z.strictObject({ text: prose(5000).optional() }),
  "propose-interaction": z.strictObject({
    kind: z.enum(INTERACTION_KINDS).describe("`on_site` where the contract's extras agree to it"),
    startsAt: givenInstant.describe("Not in the past"),
    minutes: z.number().int().min(5).max(600).default(30),
    text: prose(5000).optional().describe("How to join, or what to prepare"),
  }),
  "agree-interaction": z.strictObject({
    recorded: recorded
      .optional()
      .describe(
        "For an agent who writes down that the beneficiary agrees to what the desk proposed",
      ),
    proposal: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .describe("Which of the open escalation's `interactions`, from 1: the one that was read"),
  }),
  "record-interaction": z.strictObject({
    outcome: z.enum(INTERACTION_OUTCOMES),
    text: prose().describe("What came of it"),
    early: z
      .boolean()
      .optional()
      .describe("True says that it was held before the hour that both sides agreed on"),
  }),
  "end-escalation": z.strictObject({
    outcome: z.enum(ESCALATION_CONCLUSIONS),
    text: prose().describe("What was concluded"),
  }),
} as const satisfies Record<CommandType, z.ZodObject>;

const SUMMARIES: Record<CommandType, string> = {
  take: "Take a ticket: it is yours, and a new one is open",
  assign: "Give a ticket to an agent",
  qualify: "Validate or change the severity, or say what the ticket is, and why",
  "declare-severity":
    "Declare another severity, and why; it is in force until the desk has qualified one, which stands until it qualifies again",
  "request-information": "Ask for information, item by item; the ticket is suspended",
  "provide-information": "Hand in what was asked for",
  "start-work": "Start work at level 2",
  resume: "Go on with work after information came",
  conclude: "Propose a conclusion; the ticket is resolved",
  accept: "Accept the proposed conclusion; the ticket is closed for good",
  refuse: "Refuse the proposed conclusion; the ticket is open again",
  reject: "Close what is not a valid case, with the reason",
  remind: "Remind the beneficiary; one attempt counts in each waiting time",
  "close-unanswered": "Close after the attempts that the procedure asks for",
  withdraw: "Take the request back; the ticket is closed for good",
  reply: "Say something to the other side",
  note: "Write an internal note, that the beneficiary never sees",
  escalate: "Escalate: the contract's points of both sides are reached, and the desk's managers",
  "acknowledge-escalation": "Acknowledge an escalation, as a manager of the desk",
  "propose-interaction": "Propose a direct interaction, in place of what was proposed before",
  "agree-interaction": "Agree to what the other side proposed; both are invited",
  "record-interaction": "Record what came of an agreed interaction, or that it was not held",
  "end-escalation": "End an escalation, with what was concluded",
};

const withAttachments: readonly CommandType[] = [
  "request-information",
  "provide-information",
  "conclude",
  "refuse",
  "reply",
  "note",
];
const withRecorded: readonly CommandType[] = [
  "provide-information",
  "accept",
  "refuse",
  "withdraw",
  "agree-interaction",
];

const RELEASE_PROBLEMS = ["unknown_release", "release_not_out", "release_out_already"] as const;

function problemsOf(command: CommandType): readonly ProblemCode[] {
  const row = rowOf(command);
  return [
    ...COMMON_PROBLEMS,
    ...BODY_PROBLEMS,
    "not_signed_in",
    "cross_site",
    "forbidden",
    "not_found",
    "idempotency_key_reused",
    "ticket_closed",
    "wrong_state",
    "wrong_actor",
    ...(row.versioned ? (["version_required", "version_conflict"] as const) : []),
    ...(withAttachments.includes(command) ? (["unknown_attachment"] as const) : []),
    ...(withRecorded.includes(command) ? (["unknown_contact"] as const) : []),
    ...(command === "assign" ? (["unknown_agent"] as const) : []),
    ...(command === "remind" ? (["nobody_to_remind"] as const) : []),
    ...(command === "conclude" ? RELEASE_PROBLEMS : []),
    ...(command === "reject" ? (["unknown_reference", "duplicate_circular"] as const) : []),
    ...row.refusals,
  ];
}

function accessOf(command: CommandType): Exclude<Access, "anyone"> {
  const { by } = rowOf(command);
  const forContacts = by.includes("contact") || by.includes("settler");
  if (!by.includes("agent")) return forContacts ? "contact" : "agent";
  return forContacts ? "signed-in" : "agent";
}

function commandRoute<Type extends CommandType>(command: Type) {
  const row = rowOf(command);
  const body: (typeof commandBodies)[Type] = commandBodies[command];
  return {
    ...route({
      id: `ticket.${command}` as const,
      method: "POST",
      path: `/tickets/:reference/${command}`,
      tag: "tickets",
      summary: SUMMARIES[command],
      access: accessOf(command),
      params: z.object({ reference }),
      body,
      answer: ticketView,
      status: 200,
      brief: true,
      problems: problemsOf(command),
    }),
    ...(row.versioned ? ({ ifMatch: "required" } as const) : {}),
  };
}

/** One door per command of the life cycle. */
export const ticketCommands = {
  take: commandRoute("take"),
  assign: commandRoute("assign"),
  qualify: commandRoute("qualify"),
  "declare-severity": commandRoute("declare-severity"),
  "request-information": commandRoute("request-information"),
  "provide-information": commandRoute("provide-information"),
  "start-work": commandRoute("start-work"),
  resume: commandRoute("resume"),
  conclude: commandRoute("conclude"),
  accept: commandRoute("accept"),
  refuse: commandRoute("refuse"),
  reject: commandRoute("reject"),
  remind: commandRoute("remind"),
  "close-unanswered": commandRoute("close-unanswered"),
  withdraw: commandRoute("withdraw"),
  reply: commandRoute("reply"),
  note: commandRoute("note"),
  escalate: commandRoute("escalate"),
  "acknowledge-escalation": commandRoute("acknowledge-escalation"),
  "propose-interaction": commandRoute("propose-interaction"),
  "agree-interaction": commandRoute("agree-interaction"),
  "record-interaction": commandRoute("record-interaction"),
  "end-escalation": commandRoute("end-escalation"),
};
