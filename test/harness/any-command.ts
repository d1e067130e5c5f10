import fc from "fast-check";
import { as } from "#core/kit/brand.ts";
import type { TicketActor } from "#core/tickets/actor.ts";
import type { Command } from "#core/tickets/commands.ts";
import {
  CRITICAL_GROUNDS,
  DELIVERIES,
  ESCALATION_CONCLUSIONS,
  ESCALATION_GROUNDS,
  FIX_CATEGORIES,
  INTERACTION_KINDS,
  INTERACTION_OUTCOMES,
  QUALIFICATIONS,
  RECORDED_CHANNELS,
  REJECTION_REASONS,
  SEVERITIES,
  WORKAROUND_FORMS,
} from "#core/tickets/vocabulary.ts";
import {
  adam,
  colin,
  file,
  ines,
  instant,
  leo,
  maya,
  monday,
  schedule,
  vera,
} from "./one-ticket.ts";

/** Anyone who may come to a ticket. */
const anyActor: fc.Arbitrary<TicketActor> = fc.constantFrom(
  maya,
  leo,
  colin,
  ines,
  adam,
  vera,
  schedule,
);

const words = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("The search finds nothing", "It is 6.5.2") },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "\u200B") },
);
const maybeWords = fc.option(words, { nil: undefined });
const severity = fc.constantFrom(...SEVERITIES);
const attachments = fc.constantFrom([], [], [file]);
const recorded = fc.option(
  fc.record({
    saidBy: fc.constantFrom(maya.id, maya.id, null),
    channel: fc.constantFrom(...RECORDED_CHANNELS),
    saidAt: fc.constant(monday),
  }),
  { nil: undefined },
);

const conclusion = fc.oneof(
  fc.record({
    kind: fc.constant("information"),
    text: words,
    resource: fc.record({ title: words, url: fc.constantFrom("https://docs.example", "docs") }),
  }),
  fc.record(
    {
      kind: fc.constant("workaround"),
      text: words,
      directives: words,
      form: fc.constantFrom(...WORKAROUND_FORMS),
      appliedBy: fc.constant("beneficiary"),
      severityAfter: severity,
    },
    { requiredKeys: ["kind", "text", "directives", "form", "appliedBy"] },
  ),
  fc.record(
    {
      kind: fc.constant("fix"),
      text: words,
      directives: words,
      category: fc.constantFrom(...FIX_CATEGORIES),
      release: fc.constantFrom("6.5.6", ""),
      delivery: fc.constantFrom(...DELIVERIES),
      ground: fc.constantFrom(...CRITICAL_GROUNDS),
    },
    { requiredKeys: ["kind", "text", "directives", "category", "release", "delivery"] },
  ),
  fc.record({
    kind: fc.constantFrom("works_as_designed", "misuse", "third_party"),
    text: words,
    demonstration: words,
  }),
);

const answer = fc.record(
  { item: fc.integer({ min: 1, max: 3 }), text: words, request: fc.integer({ min: 1, max: 6 }) },
  { requiredKeys: ["item", "text"] },
);
const answers = fc.array(answer, { maxLength: 2 });

/** What each command may say, lacking and superfluous parts included; `undefined` stands for what is left out. */
const said: { [Type in Command["type"]]: Record<string, fc.Arbitrary<unknown>> } = {
  take: {},
  assign: { assignee: fc.constantFrom(ines.id, adam.id, vera.id) },
  qualify: {
    severity: fc.option(severity, { nil: undefined }),
    qualification: fc.option(fc.constantFrom(...QUALIFICATIONS), { nil: undefined }),
    why: words,
  },
  "declare-severity": { severity, why: words },
  "request-information": {
    items: fc.array(words, { maxLength: 3 }),
    text: maybeWords,
    attachments,
  },
  "provide-information": { text: maybeWords, answers, attachments, recorded },
  "start-work": { override: maybeWords },
  resume: { override: maybeWords },
  conclude: { conclusion, attachments },
  accept: { comment: maybeWords, recorded },
  refuse: { why: words, recorded, attachments },
  reject: {
    reason: fc.constantFrom(...REJECTION_REASONS),
    explanation: words,
    duplicateOf: fc.option(fc.constant(as("EXO-2026-000007")), { nil: undefined, freq: 3 }),
    exclusion: fc.option(fc.constant("optimisation"), { nil: undefined, freq: 3 }),
    clause: maybeWords,
  },
  remind: { channel: fc.constantFrom("letter", "phone"), text: maybeWords },
  "close-unanswered": { text: maybeWords },
  withdraw: { why: maybeWords, recorded },
  reply: { text: words, attachments },
  note: { text: words, attachments },
  escalate: { ground: fc.constantFrom(...ESCALATION_GROUNDS), expected: words },
  "acknowledge-escalation": { text: maybeWords },
  "propose-interaction": {
    kind: fc.constantFrom(...INTERACTION_KINDS),
    startsAt: fc.constantFrom(monday, instant("2030-01-07T09:00:00Z")),
    minutes: fc.constantFrom(30, 60),
    text: maybeWords,
  },
  "agree-interaction": { proposal: fc.integer({ min: 1, max: 3 }) },
  "record-interaction": {
    outcome: fc.constantFrom(...INTERACTION_OUTCOMES),
    text: words,
    early: fc.boolean(),
  },
  "end-escalation": { outcome: fc.constantFrom(...ESCALATION_CONCLUSIONS), text: words },
};

/** The command, with what it records said at this moment: what chance draws knows no clock. */
export function saidWhen(command: Command, saidAt: Temporal.Instant): Command {
  if (!("recorded" in command) || command.recorded === undefined) return command;
  return { ...command, recorded: { ...command.recorded, saidAt } };
}

const withoutHoles = (command: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(command).filter(([, value]) => value !== undefined));

export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...Object.entries(said).map(([type, parts]) =>
    fc
      .record({ type: fc.constant(type), ...parts })
      .map((command) => withoutHoles(command) as Command),
  ),
);

export interface Step {
  readonly actor: TicketActor;
  readonly command: Command;
  /** Since the step before, from nothing to ten days. */
  readonly minutes: number;
}

export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    actor: anyActor,
    command: anyCommand,
    minutes: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 14_400 })),
  }),
  { minLength: 1, maxLength: 60, size: "max" },
);

/**
 * Steps that get somewhere: random ones are mostly refused, so each is drawn among the actors and commands until the
 * ticket takes one, which leads runs deep into the life cycle.
 */
export const anyDraws: fc.Arbitrary<readonly (readonly Step[])[]> = fc.array(
  fc.array(
    fc.record({
      actor: anyActor,
      command: anyCommand,
      minutes: fc.integer({ min: 0, max: 14_400 }),
    }),
    { minLength: 12, maxLength: 12 },
  ),
  { minLength: 1, maxLength: 14, size: "max" },
);
