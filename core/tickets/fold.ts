import { CHAIN_OF, type TicketEvent, type TicketEventOf } from "./events.ts";
import { endedByClosing, escalated } from "./fold-escalation.ts";
import type {
  Attempt,
  Closure,
  InformationRequest,
  OpenTicket,
  ProposedConclusion,
  Ticket,
} from "./ticket.ts";
import type { Severity, State } from "./vocabulary.ts";

/** The ticket that a history tells. Throws on a history that no life cycle could have made. */
export function fold(events: Iterable<TicketEvent>): Ticket {
  let ticket: Ticket | undefined;
  for (const event of events) ticket = apply(ticket, event);
  if (ticket === undefined) throw new Error("A ticket without events");
  return ticket;
}

/** The ticket after one more event; `undefined` before its filing. */
export function apply(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  if (ticket === undefined) {
    if (event.type !== "ticket-filed") throw new Error(`A history that begins with ${event.type}`);
    return filed(event);
  }
  if (ticket.state === "closed") throw new Error(`${event.type} after the ticket was closed`);
  return changed(numbered(ticket, event), event);
}

function filed(event: TicketEventOf<"ticket-filed">): OpenTicket {
  const { organisation, partner, filer, subscription, channel, nature, followUpOf } = event.payload;
  const { severity, environment = null, covered = null, intake = null } = event.payload;
  return {
    ...{ organisation, partner, filer, subscription, channel, nature, followUpOf },
    environment,
    covered,
    intake,
    declaredSeverity: severity,
    severity,
    severityQualified: false,
    qualification: null,
    assignee: null,
    level: 1,
    state: "new",
    waitingOn: "desk",
    closure: null,
    filedAt: event.at,
    changedAt: event.at,
    waitingSince: event.at,
    requests: [],
    providedSince: false,
    conclusions: [],
    refusals: 0,
    attempts: [],
    escalations: [],
    publicSequence: 1,
    internalSequence: 0,
  };
}

function numbered(ticket: OpenTicket, event: TicketEvent): OpenTicket {
  return CHAIN_OF[event.type] === "public"
    ? { ...ticket, changedAt: event.at, publicSequence: ticket.publicSequence + 1 }
    : { ...ticket, internalSequence: ticket.internalSequence + 1 };
}

function changed(ticket: OpenTicket, event: TicketEvent): Ticket {
  switch (event.type) {
    case "ticket-filed":
      throw new Error("A ticket filed twice");
    case "ticket-assigned":
      return { ...ticket, state: stillOpen(event.payload.to), assignee: event.payload.assignee };
    case "ticket-qualified":
      return qualified(ticket, event);
    case "severity-declared":
      return declared(ticket, event);
    case "information-requested":
      return requested(ticket, event);
    case "information-provided":
      return provided(ticket, event);
    case "work-started":
    case "work-resumed":
      return { ...handed(ticket, "desk", event.at), state: stillOpen(event.payload.to), level: 2 };
    case "conclusion-proposed":
      return proposed(ticket, event);
    case "conclusion-accepted":
      return closed(settled(ticket, "accepted", event.payload.severityAfter), event, {});
    case "conclusion-refused":
      return {
        ...handed(settled(ticket, "refused", ticket.severity), "desk", receptionOf(ticket, event)),
        state: "open",
        refusals: event.payload.refusals,
      };
    case "ticket-rejected":
      return closed(ticket, event, event.payload);
    case "beneficiary-reminded":
      return { ...ticket, attempts: [...ticket.attempts, attemptOf(ticket, event)] };
    case "closed-unanswered":
      return closed(
        event.payload.assumed ? settled(ticket, "assumed", event.payload.severityAfter) : ticket,
        event,
        event.payload,
      );
    case "ticket-withdrawn":
      return closed(ticket, event, { reason: "withdrawn" });
    case "reply-added":
      return event.payload.handsTo === null
        ? ticket
        : handed(ticket, event.payload.handsTo, event.at);
    case "note-added":
    case "override-explained":
    case "ticket-cited":
    case "on-call-alerted":
    case "on-call-passed-on":
    case "on-call-managers-told":
    case "on-call-acknowledged":
    case "on-call-ended":
      return ticket;
    default:
      return restarted({ ...ticket, escalations: escalated(ticket, event) }, event);
  }
}

/** Whoever talked about an escalation was not silent: once it is over, waiting for the beneficiary begins anew. */
function restarted(ticket: OpenTicket, { type, at }: TicketEvent): OpenTicket {
  if (type !== "escalation-ended" || ticket.waitingOn !== "beneficiary") return ticket;
  return { ...ticket, waitingSince: at, attempts: [] };
}

/** Whom it waits for, from when: hearing the same side twice does not restart its waiting. */
function handed(ticket: OpenTicket, to: "desk" | "beneficiary", at: Temporal.Instant): OpenTicket {
  if (to === "desk") {
    const waitingSince = ticket.waitingOn === "desk" ? ticket.waitingSince : at;
    return { ...ticket, waitingOn: "desk", waitingSince, attempts: [] };
  }
  return { ...ticket, waitingOn: "beneficiary", waitingSince: at, attempts: [] };
}

function qualified(ticket: OpenTicket, { payload }: TicketEventOf<"ticket-qualified">): OpenTicket {
  return {
    ...ticket,
    severity: payload.severityAfter,
    severityQualified: ticket.severityQualified || payload.severityValidated,
    qualification: payload.qualificationAfter,
  };
}

/** Until the desk has qualified the severity, the declared one is in force. Saying so is an answer, like any word. */
function declared(
  ticket: OpenTicket,
  { payload, at }: TicketEventOf<"severity-declared">,
): OpenTicket {
  const severity = ticket.severityQualified ? ticket.severity : payload.after;
  return { ...handed(ticket, "desk", at), declaredSeverity: payload.after, severity };
}

function requested(ticket: OpenTicket, event: TicketEventOf<"information-requested">): OpenTicket {
  const items = Array.from({ length: event.payload.items }, (_, index) => ({
    item: index + 1,
    answeredIn: null,
  }));
  const { environmentItem = null, keys = [] } = event.payload;
  const asked = { environmentItem, keys };
  const request = { sequence: ticket.publicSequence, at: event.at, items, ...asked };
  return {
    ...handed(ticket, "beneficiary", event.at),
    state: stillOpen(event.payload.to),
    requests: [...ticket.requests, request],
    providedSince: false,
  };
}

/** When a side was heard: what an agent wrote down was said before, though not before the ticket began to wait. */
function receptionOf(
  ticket: OpenTicket,
  { at, payload }: TicketEventOf<"information-provided" | "conclusion-refused">,
): Temporal.Instant {
  if (payload.recorded === null) return at;
  const said = Temporal.Instant.from(payload.recorded.saidAt);
  const [, reception = at] = [ticket.waitingSince, said, at].toSorted(Temporal.Instant.compare);
  return reception;
}

function provided(ticket: OpenTicket, event: TicketEventOf<"information-provided">): OpenTicket {
  const latest = ticket.requests.length - 1;
  const { items, earlier = [] } = event.payload;
  const requests = ticket.requests.map((request, index) =>
    index === latest
      ? answeredIn(request, items)
      : answeredIn(request, earlier.find((one) => one.request === request.sequence)?.items ?? []),
  );
  return { ...handed(ticket, "desk", receptionOf(ticket, event)), requests, providedSince: true };

  function answeredIn(request: InformationRequest, given: readonly number[]): InformationRequest {
    const answered = request.items.map((one) =>
      given.includes(one.item) ? { ...one, answeredIn: ticket.publicSequence } : one,
    );
    return { ...request, items: answered };
  }
}

function proposed(ticket: OpenTicket, event: TicketEventOf<"conclusion-proposed">): OpenTicket {
  const { from: _from, to, ...terms } = event.payload;
  const conclusion: ProposedConclusion = {
    ...terms,
    sequence: ticket.publicSequence,
    at: event.at,
    outcome: "proposed",
  };
  return {
    ...handed(ticket, "beneficiary", event.at),
    state: stillOpen(to),
    conclusions: [...ticket.conclusions, conclusion],
  };
}

function settled(
  ticket: OpenTicket,
  outcome: "accepted" | "assumed" | "refused",
  severity: Severity,
): OpenTicket {
  const conclusions = ticket.conclusions.with(-1, { ...latestConclusion(ticket), outcome });
  return { ...ticket, conclusions, severity };
}

function latestConclusion(ticket: OpenTicket): ProposedConclusion {
  const latest = ticket.conclusions.at(-1);
  if (latest === undefined) throw new Error("A conclusion is settled that was never proposed");
  return latest;
}

function attemptOf(
  ticket: OpenTicket,
  { at, payload: { counts, waitingTime, only } }: TicketEventOf<"beneficiary-reminded">,
): Attempt {
  // What an event of before does not say, the row that was kept then does not either.
  return {
    sequence: ticket.publicSequence,
    at,
    counts,
    ...(waitingTime === undefined ? {} : { waitingTime }),
    ...(only === undefined ? {} : { only }),
  };
}

type Ending = Partial<Pick<Closure, "reason" | "assumed" | "exclusion" | "duplicateOf">>;

function closed(ticket: OpenTicket, event: TicketEvent, ending: Ending): Ticket {
  const reason = ending.reason ?? ("reason" in event.payload ? event.payload.reason : undefined);
  if (reason === undefined) throw new Error(`${event.type} closes without a reason`);
  const { assumed = false, exclusion = null, duplicateOf = null } = ending;
  const closure = {
    at: event.at,
    reason,
    assumed,
    exclusion,
    duplicateOf,
    sequence: ticket.publicSequence,
  };
  const escalations = endedByClosing(ticket, event.at);
  return { ...ticket, escalations, state: "closed", waitingOn: null, closure };
}

function stillOpen(state: State): Exclude<State, "closed"> {
  if (state === "closed") throw new Error("Only a closing event closes a ticket");
  return state;
}
