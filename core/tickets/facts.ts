import type { Json } from "../kit/canonical.ts";
import type { ActorRef } from "./actor.ts";
import type { EventType, Payloads, RecordedRef } from "./events.ts";

type NamesOf<Facts> = Readonly<Record<keyof Facts, true>>;

const move = { from: true, to: true } as const;
const proposal = { escalation: true, proposal: true } as const;

/** The name of every fact that an event of each type holds. */
const FACTS: { readonly [Type in EventType]: NamesOf<Payloads[Type]> } = {
  "ticket-filed": {
    organisation: true,
    partner: true,
    filer: true,
    subscription: true,
    channel: true,
    nature: true,
    severity: true,
    followUpOf: true,
    environment: true,
    covered: true,
    coverage: true,
    intake: true,
  },
  "ticket-assigned": { ...move, assignee: true, previous: true },
  "ticket-qualified": {
    severityBefore: true,
    severityAfter: true,
    qualificationBefore: true,
    qualificationAfter: true,
    severityValidated: true,
  },
  "severity-declared": { before: true, after: true },
  "information-requested": { ...move, items: true, environmentItem: true, keys: true },
  "information-provided": { items: true, earlier: true, recorded: true },
  "work-started": { ...move, overridden: true },
  "work-resumed": { ...move, overridden: true },
  "override-explained": {},
  "conclusion-proposed": {
    ...move,
    kind: true,
    severityBefore: true,
    severityAfter: true,
    form: true,
    appliedBy: true,
    category: true,
    release: true,
    delivery: true,
    ground: true,
    resourceUrl: true,
  },
  "conclusion-accepted": {
    ...move,
    reason: true,
    severityBefore: true,
    severityAfter: true,
    recorded: true,
  },
  "conclusion-refused": { ...move, refusals: true, recorded: true },
  "ticket-rejected": { ...move, reason: true, duplicateOf: true, exclusion: true },
  "beneficiary-reminded": {
    attempt: true,
    counts: true,
    channel: true,
    waitingTime: true,
    only: true,
  },
  "closed-unanswered": {
    ...move,
    reason: true,
    assumed: true,
    severityBefore: true,
    severityAfter: true,
  },
  "ticket-withdrawn": { ...move, recorded: true },
  "reply-added": { handsTo: true },
  "note-added": {},
  "escalation-raised": { escalation: true, ground: true, terms: true, cites: true },
  "escalation-acknowledged": { escalation: true },
  "interaction-proposed": { ...proposal, kind: true, startsAt: true, minutes: true },
  "interaction-agreed": { ...proposal, recorded: true },
  "interaction-recorded": { ...proposal, outcome: true },
  "escalation-ended": { escalation: true, outcome: true },
  "ticket-cited": { by: true },
  "on-call-alerted": { alert: true, ground: true, round: true, agent: true, by: true },
  "on-call-passed-on": { alert: true, round: true, previous: true, agent: true, by: true },
  "on-call-managers-told": { alert: true, round: true, last: true },
  "on-call-acknowledged": { alert: true, how: true },
  "on-call-ended": { alert: true, why: true },
};

const RECORDED: NamesOf<RecordedRef> = { saidBy: true, channel: true, saidAt: true };
const ACTOR: NamesOf<Extract<ActorRef, { kind: "agent" | "contact" }>> = { kind: true, id: true };

/**
 * The name of a fact that no event of this type holds, or the type itself where there is none such; undefined where all
 * is as the life cycle would have told it.
 */
export function findUnknownFact(event: {
  readonly type: string;
  readonly payload: Json;
  readonly actor: Json;
}): string | undefined {
  if (!isEventType(event.type)) return event.type;
  const payload = entriesOf(event.payload);
  const recorded = payload.find(([name]) => name === "recorded")?.[1] ?? null;
  return (
    unknownIn(payload, FACTS[event.type]) ??
    unknownIn(entriesOf(recorded), RECORDED) ??
    unknownIn(entriesOf(event.actor), ACTOR)
  );
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(FACTS, type);
}

type Entries = readonly (readonly [string, Json])[];

function unknownIn(facts: Entries, known: Readonly<Record<string, true>>): string | undefined {
  return facts.map(([name]) => name).find((name) => !Object.hasOwn(known, name));
}

function entriesOf(facts: Json): Entries {
  return typeof facts === "object" && facts !== null ? Object.entries(facts) : [];
}
