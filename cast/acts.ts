import type { Conclusion } from "#core/tickets/conclusion.ts";
import type {
  EscalationGround,
  Exclusion,
  Qualification,
  Severity,
} from "#core/tickets/vocabulary.ts";
import { gap } from "./gap.ts";
import type { StoryCommand, StoryFile, StoryRecord } from "./story.ts";

/** The commands as short verbs, so that a story reads as what people did. */
type Act<Type extends StoryCommand["type"]> = Extract<StoryCommand, { readonly type: Type }>;
type Files = { readonly files?: readonly StoryFile[] };
type Recording = { readonly recorded?: StoryRecord };

export const take = (): Act<"take"> => ({ type: "take" });

export const assign = (assignee: string): Act<"assign"> => ({ type: "assign", assignee });

export const qualify = (
  to: { readonly severity?: Severity; readonly qualification?: Qualification },
  why: string,
): Act<"qualify"> => ({ type: "qualify", ...to, why });

export const declareSeverity = (severity: Severity, why: string): Act<"declare-severity"> => ({
  type: "declare-severity",
  severity,
  why,
});

export const ask = (text: string, items: readonly string[]): Act<"request-information"> => ({
  type: "request-information",
  text,
  items,
});

/** Answers item by item, in the order of the items asked; an empty text leaves its item unanswered. */
export const answer = (
  text: string,
  answers: readonly string[] = [],
  more: Files & Recording = {},
): Act<"provide-information"> => ({
  type: "provide-information",
  text,
  answers: answers
    .map((said, index) => ({ item: index + 1, text: said }))
    .filter((said) => said.text !== ""),
  ...more,
});

export const startWork = (override?: string): Act<"start-work"> => ({
  type: "start-work",
  ...(override === undefined ? {} : { override }),
});

export const resume = (): Act<"resume"> => ({ type: "resume" });

export const conclude = (conclusion: Conclusion, more: Files = {}): Act<"conclude"> => ({
  type: "conclude",
  conclusion,
  ...more,
});

export const accept = (comment?: string, more: Recording = {}): Act<"accept"> => ({
  type: "accept",
  ...(comment === undefined ? {} : { comment }),
  ...more,
});

export const refuse = (why: string, more: Files & Recording = {}): Act<"refuse"> => ({
  type: "refuse",
  why,
  ...more,
});

export const remind = (channel: "letter" | "phone", text?: string): Act<"remind"> => ({
  type: "remind",
  channel,
  ...(text === undefined ? {} : { text }),
});

export const closeUnanswered = (text?: string): Act<"close-unanswered"> => ({
  type: "close-unanswered",
  ...(text === undefined ? {} : { text }),
});

export const rejectDuplicate = (duplicateOf: string, explanation: string): Act<"reject"> => ({
  type: "reject",
  reason: "duplicate",
  duplicateOf,
  explanation,
});

export const rejectOutOfScope = (exclusion: Exclusion, explanation: string): Act<"reject"> => ({
  type: "reject",
  reason: "out_of_scope",
  exclusion,
  explanation,
});

export const rejectNotCovered = (clause: string, explanation: string): Act<"reject"> => ({
  type: "reject",
  reason: "not_covered",
  clause,
  explanation,
});

export const rejectUnintelligible = (explanation: string): Act<"reject"> => ({
  type: "reject",
  reason: "unintelligible",
  explanation,
});

export const withdraw = (why: string, more: Recording = {}): Act<"withdraw"> => ({
  type: "withdraw",
  why,
  ...more,
});

export const escalate = (ground: EscalationGround, expected: string): Act<"escalate"> => ({
  type: "escalate",
  ground,
  expected,
});

export const acknowledge = (text: string): Act<"acknowledge-escalation"> => ({
  type: "acknowledge-escalation",
  text,
});

export const reply = (text: string, files: readonly StoryFile[] = []): Act<"reply"> => ({
  type: "reply",
  text,
  ...(files.length === 0 ? {} : { files }),
});

export const note = (text: string): Act<"note"> => ({ type: "note", text });

/** What a contact said on the telephone a little before the agent wrote it down. */
export const saidByPhone = (saidBy: string, before = "5m"): StoryRecord => ({
  saidBy,
  channel: "phone",
  saidBefore: gap(before),
});
