import type { ContractView, TermsView } from "#api/contract-views.ts";
import { previewAmendment, type AmendmentPreview } from "#core/contracts/amendment.ts";
import { mayOnContract } from "#core/contracts/policy.ts";
import { coveredUntil, seamOf } from "#core/contracts/span.ts";
import {
  isActive,
  termsAt,
  type Subscription,
  type TermsVersion,
} from "#core/contracts/subscription.ts";
import type { Terms } from "#core/contracts/terms.ts";
import { writeTerms } from "#core/contracts/written-terms.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { viewOfferTerms } from "#server/offers/index.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import {
  findContract,
  findTerms,
  listContractsOf,
  listOpenTickets,
  listReleases,
  listTermsNotes,
  type Contract,
  type Neighbour,
  type Release,
} from "./store.ts";

type Bases = Pick<Database, "desk" | "portal">;

/**
 * Every contract of an organisation, past ones included, as coverage reads them. Under the portal role only those that
 * the reader may see: of the own organisation, or going through it.
 */
export function readContractsOf(
  queries: Queries,
  organisationId: string,
): Promise<readonly Subscription[]> {
  return listContractsOf(queries, organisationId);
}

/** One contract, whoever's; undefined also where the asking role may not see it. */
export function readSubscription(queries: Queries, id: string): Promise<Subscription | undefined> {
  return findContract(queries, id);
}

/** The terms in force at that instant; after the contract's end its last ones, undefined before its first day. */
export async function readTermsAt(
  queries: Queries,
  subscriptionId: string,
  at: Temporal.Instant,
): Promise<TermsVersion | undefined> {
  const contract = await findContract(queries, subscriptionId);
  return contract === undefined ? undefined : termsAt(contract, at);
}

/** The terms that a ticket kept. */
export function readTermsVersion(
  queries: Queries,
  subscriptionId: string,
  version: number,
): Promise<TermsVersion | undefined> {
  return findTerms(queries, subscriptionId, version);
}

/** The page of one contract: for a contact only of one that is the own organisation's, or goes through it. */
export async function readContract(
  database: Bases,
  actor: Actor,
  id: string,
  now: Temporal.Instant,
): Promise<Result<ContractView, "not_found" | "forbidden">> {
  if (actor.kind === "contact") {
    const seen = await inPortal(database, actor.id, (tx) => findContract(tx, id));
    return seen === undefined
      ? refuse("not_found")
      : ok(viewContract(seen, { actor, now, notes: undefined }));
  }
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  const contract = await findContract(database.desk, id);
  if (contract === undefined) return refuse("not_found");
  const notes = await listTermsNotes(database.desk, id);
  return ok(viewContract(contract, { actor, now, notes }));
}

interface Reader {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly notes: Awaited<ReturnType<typeof listTermsNotes>> | undefined;
}

function viewContract(contract: Contract, { actor, now, notes }: Reader): ContractView {
  const { id, sku, zone, names, startsOn, endsOn, endedEarlyOn, versions } = contract;
  const current = termsAt(contract, now) ?? versions[0];
  return {
    id,
    version: String(contract.rowVersion),
    organisation: names.organisation,
    partner: names.partner,
    products: [...names.products],
    sku,
    zone,
    startsOn: startsOn.toString(),
    endsOn: endsOn.toString(),
    endedEarlyOn: endedEarlyOn?.toString() ?? null,
    coveredUntil: coveredUntil(contract).toString(),
    state: stateOf(contract, now),
    current: current?.version ?? 1,
    versions: versions.map(({ version, from, agreedAt, terms }) => ({
      version,
      from: from.toString(),
      agreedAt: agreedAt.toString(),
      terms: viewTerms(terms),
      by: notes?.get(version)?.by ?? null,
      why: notes?.get(version)?.why ?? null,
    })),
    namedContacts: contract.namedContacts.map(({ contact, since, until }) => ({
      contact: { id: contact, name: names.contacts.get(contact) ?? "" },
      since: since.toString(),
      until: until?.toString() ?? null,
    })),
    renewalOf: viewNeighbour(contract.renewalOf, (before) =>
      seamOf({ endsOn: dayOf(before.coveredUntil), endedEarlyOn: null }, contract),
    ),
    renewedBy: viewNeighbour(contract.renewedBy, (after) =>
      seamOf(contract, { startsOn: dayOf(after.startsOn) }),
    ),
    may: { ...mayOnContract(actor, contract) },
  };
}

const dayOf = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

function viewNeighbour(
  neighbour: Neighbour | null,
  seam: (neighbour: Neighbour) => ReturnType<typeof seamOf>,
): ContractView["renewalOf"] {
  return neighbour === null ? null : { ...neighbour, ...seam(neighbour) };
}

function stateOf(contract: Subscription, now: Temporal.Instant): ContractView["state"] {
  if (isActive(contract, now)) return "active";
  return termsAt(contract, now) === undefined ? "upcoming" : "ended";
}

function viewTerms(terms: Terms): TermsView {
  const { offer, appliesWorkarounds, escalationPoints, extras } = writeTerms(terms);
  return {
    offer,
    ...viewOfferTerms(terms),
    appliesWorkarounds,
    escalationPoints: escalationPoints.map((point) => ({ ...point })),
    extras: extras.map((extra) => ({ ...extra, lines: [...extra.lines] })),
  };
}

/** What an amendment would leave as it is, and what it would change. */
export async function readPreview(
  queries: Queries,
  contract: Contract,
  after: TermsVersion,
  now: Temporal.Instant,
) {
  const openTickets = await listOpenTickets(queries, contract.id);
  const preview = previewAmendment(contract, after, openTickets);
  const today = now.toZonedDateTimeISO(contract.zone).toPlainDate();
  return viewPreview(preview, Temporal.PlainDate.compare(after.from, today) < 0);
}

function viewPreview({ from, until, before, after, kept }: AmendmentPreview, isPast: boolean) {
  return {
    from: from.toString(),
    until: until?.toString() ?? null,
    before: { version: before.version, terms: viewTerms(before.terms) },
    after: { version: after.version, terms: viewTerms(after.terms) },
    isPast,
    openTickets: [...kept],
  };
}

/** Which releases there are is published: everyone who is signed in reads the same. */
export async function readReleases(database: Bases, actor: Actor): Promise<{ items: Release[] }> {
  if (actor.kind === "agent") return { items: await listReleases(database.desk) };
  return { items: await inPortal(database, actor.id, listReleases) };
}
