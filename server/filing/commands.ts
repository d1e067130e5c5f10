import type { CoverageView } from "#api/coverage.ts";
import type { fileTicket as route } from "#api/tickets.ts";
import { offerChannelOf } from "#core/coverage/question.ts";
import type { EnvironmentAt } from "#core/environments/history.ts";
import type { ContactId, OrganisationId, Reference } from "#core/kit/brand.ts";
import { as } from "#core/kit/brand.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Actor, Membership } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import type { TicketActor } from "#core/tickets/actor.ts";
import type { FileCommand } from "#core/tickets/commands.ts";
import { decideFiling } from "#core/tickets/decide.ts";
import { fold } from "#core/tickets/fold.ts";
import {
  authorizeOnTicket,
  authorizeSchedule,
  contactSees,
  type TicketScope,
} from "#core/tickets/policy.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Authorized } from "#core/people/authorized.ts";
import { queueConsidering } from "#server/alerts/index.ts";
import { handIn, saltLoose } from "#server/attachments/index.ts";
import { readForm } from "#server/intake/index.ts";
import { judge, keptCoverage, viewCoverage } from "#server/contract-answers/index.ts";
import { queueDue } from "#server/clocks/index.ts";
import { appendEvents, beginning } from "#server/events/index.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { announce } from "#server/recording/index.ts";
import { checkAskedPeriod, queueReport } from "#server/report-requests/index.ts";
import { findTicket, insertTicket, nextNumber } from "#server/ticket-rows/index.ts";
import { membershipsOf } from "#server/standing/index.ts";
import { findGround, isActiveOrganisation, type FilingGround } from "./store.ts";

/** What is handed in, as the door parsed it. */
export type Filing = Omit<FileCommand, "type" | "partner" | "filer" | "environment" | "covered"> & {
  readonly filer: ContactId | undefined;
  readonly environment: string | null;
};

/** Whoever files: somebody, or the desk's own clock, which files the reports that managers planned. */
type FiledBy = Actor | { readonly kind: "schedule" };

export interface FilingOrder {
  readonly actor: Actor;
  readonly filing: Filing;
  readonly idempotency: GivenKey | undefined;
  readonly now: Temporal.Instant;
}

export interface FilingDeps {
  readonly database: Database;
  /** What references of this desk begin with. */
  readonly prefix: string;
}

/** Every code that the door of filing declares. */
type FilingCode = (typeof route)["problems"][number];
type Refused = { readonly ok: false; readonly refusal: Refusal<FilingCode> };
interface FiledTicket {
  readonly reference: Reference;
  readonly scope: Authorized<TicketScope, "act">;
}
export type Filed = { readonly ok: true; readonly value: FiledTicket } | Refused;

/** Opens a case (R-31-03). One transaction; a refusal leaves nothing behind but a number that is not given again. */
export function fileTicket(deps: FilingDeps, order: FilingOrder): Promise<Filed> {
  return transact(deps.database.desk, (tx) => fileWithin(tx, deps, order));
}

/** The same within what does more than that; on a refusal the caller leaves the transaction without keeping anything of it. */
export async function fileWithin(
  tx: Transaction,
  { prefix }: Pick<FilingDeps, "prefix">,
  {
    actor,
    filing: given,
    idempotency,
    now,
  }: Omit<FilingOrder, "actor"> & { readonly actor: FiledBy },
): Promise<Filed> {
  const filing = await underContract(tx, actor, given, now);
  const entitled = await entitlement(tx, actor, filing);
  if (!entitled.ok) return entitled;
  const { filer, partner, memberships } = entitled.value;
  const formed = await checkIntake(tx, filing);
  if (!formed.ok) return formed;
  const asked = await checkAskedPeriod(tx, { ...filing, partner }, now);
  if (!asked.ok) return asked;
  const reference = as<"Reference">(
    `${prefix}-${now.toZonedDateTimeISO("UTC").year}-${String(await nextNumber(tx)).padStart(6, "0")}`,
  );
  if (actor.kind !== "schedule") {
    const claimed = await claimKey(tx, { actor, now, idempotency }, reference);
    if (!claimed.ok) return claimed;
    if (claimed.value !== undefined) return filedBefore(tx, actor, claimed.value);
  }
  const cited = await stateOfCited(tx, filing, { filer, memberships });
  if (!cited.ok) return cited;
  const judged = await judgeFiling(tx, filing, { filer, memberships, now });
  if (!judged.ok) return judged;
  const { environment, coverage } = judged.value;
  const kept = keptCoverage(coverage);
  const answered = { environment, covered: coverage.covered, coverage: kept.hash };
  const command: FileCommand = { type: "file", ...filing, filer, partner, ...answered };
  const decision = decideFiling(command, filerAs(actor), now, cited.value);
  if (!decision.ok) return decision;
  const ticket = fold(decision.value);
  const access = accessOf(actor, ticket);
  const id = newId<"TicketId">();
  const files = await saltLoose(tx, filing.attachments, actor);
  if (files === undefined) return refuse("unknown_attachment", { field: "attachments" });
  const hashes = new Map([...files].map(([file, { hash }]) => [file, hash]));
  const { heads, places } = await appendEvents(
    tx,
    id,
    beginning(reference),
    decision.value,
    hashes,
  );
  const beside = { subject: filing.subject, coverage: kept.text };
  await insertTicket(tx, { id, reference, ticket, heads }, beside);
  await handIn(tx, files, { ticket: id, chain: "public", sequence: 1 });
  await announce(tx, { reference, ticket }, true);
  await queueDue(tx, id, ticket);
  await queueConsidering(tx, reference, ticket, places);
  if (asked.value !== undefined) await queueReport(tx, id);
  return { ok: true, value: { reference, scope: access.scope } };
}

function accessOf(actor: FiledBy, ticket: Ticket) {
  if (actor.kind === "schedule") return authorizeSchedule(ticket);
  const access = authorizeOnTicket(actor, ticket);
  if (!access.ok) throw new Error("Whoever files a ticket sees it");
  return access.value;
}

/** Answers name a form that somebody put to the filer, and files that come with them. */
async function checkIntake(
  tx: Transaction,
  { intake, nature, attachments }: Filing,
): Promise<Result<true, "unknown_value" | "unknown_field" | "unknown_attachment">> {
  if (intake === undefined) return ok(true);
  const form = await readForm(tx, nature, intake.form);
  if (form === undefined) return refuse("unknown_value", { field: "intake.form" });
  const name = Object.keys(intake.texts).find((key) =>
    form.items.every((item) => item.key !== key),
  );
  if (name !== undefined)
    return refuse("unknown_field", { field: `intake.texts.${name}`, params: { name } });
  const foreign = intake.files.findIndex(({ attachment }) => !attachments.includes(attachment));
  return foreign === -1
    ? ok(true)
    : refuse("unknown_attachment", { field: `intake.files.${foreign}.attachment` });
}

interface Filer {
  readonly filer: ContactId;
  readonly memberships: readonly Membership[];
}

/** Who names no contract files under the one that speaks for the request, as coverage told them (decision 36). */
async function underContract(
  tx: Transaction,
  actor: FiledBy,
  filing: Filing,
  now: Temporal.Instant,
): Promise<Filing> {
  const filer = actor.kind === "contact" ? actor.id : filing.filer;
  if (filing.subscription !== null || filer === undefined) return filing;
  const memberships = await membershipsOf(tx, filer);
  const judged = await judge(tx, askingOf(filing, { filer, memberships }), now);
  return judged.ok ? { ...filing, subscription: judged.value.subscription } : filing;
}

function askingOf(filing: Filing, { filer, memberships }: Filer) {
  return { ...filing, contact: filer, memberships, channel: offerChannelOf(filing.channel) };
}

/** What the contract says of it now, kept with the ticket, and the system as it is known now (R-12-01, R-31-09). */
async function judgeFiling(
  tx: Transaction,
  filing: Filing,
  { now, ...filer }: Filer & { readonly now: Temporal.Instant },
): Promise<
  Result<
    { readonly coverage: CoverageView; readonly environment: EnvironmentAt | undefined },
    FilingCode
  >
> {
  const judged = await judge(tx, askingOf(filing, filer), now);
  if (!judged.ok) return judged;
  const { environment } = judged.value;
  return ok({
    coverage: viewCoverage(judged.value, filing.severity, now),
    environment:
      environment === undefined
        ? undefined
        : { id: environment.id, version: environment.rowVersion },
  });
}

function filerAs(actor: FiledBy): TicketActor {
  if (actor.kind === "schedule") return actor;
  if (actor.kind === "contact") return { kind: "contact", id: actor.id, settles: true };
  return { kind: "agent", id: actor.id, manager: actor.roles.includes("manager") };
}

async function filedBefore(tx: Transaction, actor: Actor, reference: string): Promise<Filed> {
  const known = await findTicket(tx, reference);
  const access = known === undefined ? refuse("not_found") : authorizeOnTicket(actor, known.ticket);
  if (!access.ok || known === undefined) return refuse("unknown_reference");
  return { ok: true, value: { reference: known.reference, scope: access.value.scope } };
}

type Entitled = Result<Filer & { readonly partner: OrganisationId | null }, FilingCode>;

/** For whom, by whom and through whom: a contact for the own organisation, or for one that the own partner serves. */
async function entitlement(tx: Transaction, actor: FiledBy, filing: Filing): Promise<Entitled> {
  if (actor.kind === "agent" && !mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
  if (actor.kind === "contact" && filing.filer !== undefined)
    return refuse("unknown_field", { field: "filer", params: { name: "filer" } });
  if (actor.kind !== "contact" && filing.filer === undefined)
    return refuse("missing_field", { field: "filer", params: { name: "filer" } });
  const filer = actor.kind === "contact" ? actor.id : filing.filer;
  if (filer === undefined)
    return refuse("missing_field", { field: "filer", params: { name: "filer" } });
  const memberships = await membershipsOf(tx, filer);
  const ground = await groundOf(tx, filing);
  if (ground === undefined) return unknownGround(actor, memberships, filing);
  const partner = ground === "none" ? null : ground.partner;
  if (takesPart(memberships, filing.organisation, partner)) {
    const known = await isActiveOrganisation(tx, filing.organisation);
    return known
      ? ok({ filer, memberships, partner })
      : refuse("unknown_organisation", { field: "organisation" });
  }
  return actor.kind !== "contact"
    ? refuse("not_a_member", { field: "filer" })
    : refuse("unknown_organisation", { field: "organisation" });
}

/** Whose subscription it is not, is told to the organisation's own people: to others neither of the two is there. */
function unknownGround(
  actor: FiledBy,
  memberships: readonly Membership[],
  { organisation }: Filing,
): Refused {
  return actor.kind !== "contact" || takesPart(memberships, organisation, null)
    ? refuse("unknown_subscription", { field: "subscription" })
    : refuse("unknown_organisation", { field: "organisation" });
}

async function groundOf(
  tx: Transaction,
  filing: Filing,
): Promise<FilingGround | "none" | undefined> {
  if (filing.subscription === null) return "none";
  const ground = await findGround(tx, filing.subscription);
  return ground?.organisation === filing.organisation ? ground : undefined;
}

function takesPart(
  memberships: readonly Membership[],
  organisation: OrganisationId,
  partner: OrganisationId | null,
): boolean {
  return memberships.some(
    (membership) =>
      membership.organisation === organisation ||
      (partner !== null && membership.organisation === partner),
  );
}

/** A follow-up cites a closed ticket of the same beneficiary, which its filer sees, whoever writes it down (R-32-23). */
async function stateOfCited(
  tx: Transaction,
  { followUpOf, organisation }: Filing,
  { filer, memberships }: Filer,
) {
  if (followUpOf === null) return ok(null);
  const cited = await findTicket(tx, followUpOf);
  const isTheirs =
    cited !== undefined &&
    cited.ticket.organisation === organisation &&
    contactSees(filer, memberships, cited.ticket);
  if (!isTheirs)
    return refuse("unknown_reference" as const, {
      field: "followUpOf",
      params: { reference: followUpOf },
    });
  return ok(cited.ticket.state);
}
