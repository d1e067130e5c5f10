import type { EventView } from "#api/ticket-views.ts";
import type { AnsweredBy } from "#api/route.ts";
import type { getTicket } from "#api/tickets.ts";
import type { ProblemCode } from "#api/problems.ts";
import type { Refusal } from "#core/kit/result.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import { offers } from "#core/tickets/guard.ts";
import { answerName, type AskedItem, type Ticket } from "#core/tickets/ticket.ts";
import { versionFor } from "#core/tickets/version.ts";
import { attemptsSoFar } from "#core/tickets/waiting.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { adviceFor, viewEscalations } from "#server/escalations/index.ts";
import {
  forgetTicket,
  openTicket,
  type HistoryKey,
  type HistoryRow,
  type Opened,
  type PageRow,
  type TicketPages,
} from "#server/opened-tickets/index.ts";
import type { Database } from "#server/platform/database.ts";
import { instantOf, isoOf } from "#server/platform/time.ts";
import type { Within } from "#server/tickets/index.ts";
import { trusted } from "#server/platform/trusted.ts";

export interface ReadDeps {
  readonly database: Database;
  readonly pages: TicketPages;
  /** The sentence of a refusal in the reader's language. */
  readonly say: (code: ProblemCode, language: Language, params?: Refusal["params"]) => string;
}

type ViewDeps = Pick<ReadDeps, "say"> & { readonly settings: SettingsInForce };

export interface Asked {
  readonly actor: Actor;
  readonly reference: string;
  readonly language: Language;
  readonly now: Temporal.Instant;
}

export type View = AnsweredBy<typeof getTicket>;

const EVENTS_MAX = 500;

/** One ticket as this reader may see it; undefined where it does not exist for them. */
export async function findView(
  deps: ReadDeps,
  asked: Asked,
  within?: Within,
): Promise<View | undefined> {
  const { desk, settings } = within ?? {
    desk: deps.database.desk,
    settings: await settingsInForce(deps.database.desk),
  };
  const part = { before: undefined, limit: EVENTS_MAX + 1 };
  const found = await openTicket({ desk, portal: deps.database.portal }, asked, part, deps.pages);
  if (found === undefined) return undefined;
  const events = found.history
    .slice(0, EVENTS_MAX)
    .toReversed()
    .map((row) => eventView(row, found.row));
  return viewOf({ ...deps, settings }, asked, found, events, found.history.length > EVENTS_MAX);
}

/** The ticket that the reader has just changed or filed. */
export async function viewTicket(deps: ReadDeps, asked: Asked, within?: Within): Promise<View> {
  forgetTicket(deps.pages, asked);
  const view = await findView(deps, asked, within);
  if (view === undefined)
    throw new Error(`${asked.reference} is gone for whoever has just changed it`);
  return view;
}

/** A page of the history before a key, oldest first; undefined where the ticket does not exist for the reader. */
export async function findHistory(
  deps: ReadDeps,
  asked: Asked,
  before: HistoryKey | undefined,
  limit: number,
) {
  const page = await openTicket(deps.database, asked, { before, limit: limit + 1 }, undefined);
  if (page === undefined) return undefined;
  const shown = page.history.slice(0, limit);
  const last = shown.at(-1);
  const next: HistoryKey | null =
    page.history.length > limit && last !== undefined
      ? { at: instantOf(last.at).toString(), chain: last.chain, sequence: last.sequence }
      : null;
  return { items: shown.toReversed().map((row) => eventView(row, page.row)), next };
}

function eventView(row: HistoryRow, ticket: PageRow): EventView {
  const { chain, sequence, type, payload, texts, attachments, actor } = row;
  return {
    chain,
    sequence,
    at: isoOf(row.at),
    type,
    actor: {
      kind: actor.kind,
      id: actor.id ?? null,
      name: row.by ?? "",
      detail: detailOf(row, ticket),
    },
    payload,
    people: [...row.people],
    texts,
    attachments: [...attachments],
  };
}

/** The level of an agent; of a contact, the side that he or she speaks for: the partner's, or the beneficiary's own. */
function detailOf({ actor, level }: HistoryRow, ticket: PageRow): string | null {
  if (actor.kind === "schedule") return null;
  if (actor.kind === "agent") return String(level ?? "");
  const isPartner = ticket.partner?.contacts.some((contact) => contact === actor.id) ?? false;
  return isPartner ? (ticket.partner?.name ?? null) : ticket.organisation_name;
}

function viewOf(
  deps: ViewDeps,
  asked: Asked,
  page: Opened,
  events: EventView[],
  earlier: boolean,
): View {
  const { row, ticket } = page;
  const openly = events.filter(({ chain }) => chain === "public");
  const said = new Map(openly.map((event) => [event.sequence, event]));
  const textOf = (sequence: number, name: string) => said.get(sequence)?.texts[name] ?? null;
  const given = (to: AskedItem, at: number) => textOf(at, answerName(ticket.requests, to, at));
  return {
    ...summaryOf(row, ticket),
    version: versionFor(asked.actor.kind, ticket),
    channel: ticket.channel,
    description: textOf(1, "description"),
    attachments: said.get(1)?.attachments ?? [],
    qualification: ticket.qualification,
    severityQualified: ticket.severityQualified,
    subscription: subscriptionOf(row),
    environment: ticket.environment,
    covered: ticket.covered,
    intake: intakeView(ticket.intake, textOf),
    followUpOf: ticket.followUpOf,
    followUps: [...row.follow_ups],
    requests: ticket.requests.map(({ sequence, at, items, ...marks }) => ({
      environmentItem: marks.environmentItem,
      keys: [...marks.keys],
      sequence,
      at: at.toString(),
      text: textOf(sequence, "text"),
      items: items.map(({ item, answeredIn }) => ({
        item,
        text: textOf(sequence, `item-${item}`),
        answered: answeredIn !== null,
        answer: answeredIn === null ? null : given({ request: sequence, item }, answeredIn),
      })),
    })),
    conclusions: ticket.conclusions.map((conclusion) => conclusionView(conclusion, textOf)),
    ...viewEscalations(ticket, row.escalation_points, said),
    escalationAdvice: adviceFor(asked.actor, ticket, said, deps.settings, driftOf(row)),
    refusals: ticket.refusals,
    attempts: attemptsOf(row, attemptsSoFar(ticket, asked.now, deps.settings)),
    closure: closureOf(ticket, textOf),
    settlers: [...row.settlers],
    may: mayOf(deps, asked, page),
    events,
    earlier,
  };
}

/** The schedule reminds nobody where nobody could read it. */
function attemptsOf(
  { has_reader: hasReader }: PageRow,
  attempts: ReturnType<typeof attemptsSoFar>,
) {
  return { ...attempts, hasReader, nextAt: hasReader ? attempts.nextAt : null };
}

function driftOf({ warned }: PageRow) {
  return warned === null
    ? undefined
    : { threshold: warned.threshold, since: Temporal.Instant.from(warned.since) };
}

/** The part of a ticket that lists show too. */
function summaryOf(row: PageRow, ticket: Ticket) {
  const { nature, state, severity, declaredSeverity, level, waitingOn } = ticket;
  return {
    reference: row.reference,
    subject: row.subject,
    nature,
    state,
    severity,
    declaredSeverity,
    level,
    waitingOn,
    waitingSince: ticket.waitingSince.toString(),
    organisation: { id: row.organisation_id, name: row.organisation_name },
    partner: namedOrNull(row.partner_id, row.partner?.name ?? null),
    filer: { id: row.filer_id, name: row.filer_name },
    assignee: namedOrNull(row.assignee_id, row.assignee_name),
    filedAt: ticket.filedAt.toString(),
    changedAt: ticket.changedAt.toString(),
  };
}

const namedOrNull = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? "" };
function subscriptionOf(row: PageRow): View["subscription"] {
  const { subscription_id: id, sku, product_name: product } = row;
  const { offer_name: offer, covered_until: endsOn } = row;
  if (id === null || sku === null || product === null || offer === null || endsOn === null)
    return null;
  return { id, sku, product, offer, endsOn };
}

function intakeView(intake: Ticket["intake"], textOf: TextOf): View["intake"] {
  if (intake === null) return null;
  const { told, ...rest } = structuredClone(intake);
  const answers = told.map((key) => ({ key, text: textOf(1, `intake-${key}`) }));
  return trusted<View["intake"]>({ ...rest, answers });
}

type TextOf = (sequence: number, name: string) => string | null;

function conclusionView(
  { at, resourceUrl, ...conclusion }: Ticket["conclusions"][number],
  textOf: TextOf,
): View["conclusions"][number] {
  const { sequence } = conclusion;
  return {
    ...conclusion,
    at: at.toString(),
    resource:
      resourceUrl === null ? null : { title: textOf(sequence, "resource"), url: resourceUrl },
    text: textOf(sequence, "text"),
    directives: textOf(sequence, "directives"),
    demonstration: textOf(sequence, "demonstration"),
  };
}

function closureOf({ closure }: Ticket, textOf: TextOf): View["closure"] {
  if (closure === null) return null;
  const { at, reason, assumed, exclusion, duplicateOf, sequence } = closure;
  const explanation = ["explanation", "comment", "why", "text"]
    .map((name) => textOf(sequence, name))
    .find((text) => text !== null);
  return {
    at: at.toString(),
    reason,
    assumed,
    exclusion,
    duplicateOf,
    explanation: explanation ?? null,
  };
}

/** What the reader may do, and for what they may not, why, in their language. */
function mayOf(
  { settings, say }: ViewDeps,
  { language, now }: Asked,
  { row, ticket, standing }: Opened,
): View["may"] {
  return offers(ticket, standing, { now, settings }).map(({ command, allowed, refusal }) => {
    if (refusal === undefined) return { command, allowed, reason: null };
    const params =
      refusal.code === "already_taken" ? { assignee: row.assignee_name ?? "" } : refusal.params;
    return {
      command,
      allowed,
      reason: { code: refusal.code, detail: say(refusal.code, language, params) },
    };
  });
}
