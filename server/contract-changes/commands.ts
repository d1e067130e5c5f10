import type * as api from "#api/contracts.ts";
import type { BodyOf } from "#api/route.ts";
import { agreedTerms } from "#core/contracts/agreed-terms.ts";
import { checkAgreement, checkRenewal, type Agreement } from "#core/contracts/agreement.ts";
import { amend, endEarly } from "#core/contracts/amendment.ts";
import { namedNow, swapNames } from "#core/contracts/naming.ts";
import { authorizeNaming } from "#core/contracts/policy.ts";
import { termsAt, termsOn } from "#core/contracts/subscription.ts";
import { as, type ContactId } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import {
  insertContract,
  insertTerms,
  listContractsOf,
  lockContract,
  readContract,
  readPreview,
  type Contract,
} from "#server/contracts/index.ts";
import { readOffered } from "#server/offers/index.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import {
  countProducts,
  listChangesSince,
  listServices,
  lockBeneficiary,
  membersOf,
  recordChange,
  saveEarlyEnd,
  saveOffer,
  saveSwap,
  type ChangeKind,
} from "./store.ts";

type Bases = Pick<Database, "desk" | "portal">;

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly idempotency: GivenKey | undefined;
}

interface AskedOf extends Asked {
  readonly id: string;
  /** The version of the contract that whoever asks has seen. */
  readonly ifMatch: string;
}

interface Late {
  readonly ok: false;
  readonly refusal: { readonly code: "version_conflict" };
  readonly extras: {
    readonly changes: { at: string; type: string; by: string; chain: "public" }[];
    readonly version: string;
  };
}

type Body<Route extends keyof typeof api> = BodyOf<(typeof api)[Route]>;
type AgreementBody = Body<"renewContract"> & { readonly organisation: string };

export async function createContract(database: Bases, asked: Asked, body: Body<"createContract">) {
  const allowed = authorizeStaff(asked.actor, "contracts.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(database.desk, async (tx) => {
    const id = newId<"SubscriptionId">();
    const before = await claimKey(tx, asked, id);
    if (!before.ok || before.value !== undefined) return before;
    const drawn = await drawUp(tx, body);
    if (!drawn.ok) return drawn;
    const checked = checkAgreement(drawn.value.agreement, drawn.value.around);
    if (!checked.ok) return checked;
    await write(tx, asked, { ...drawn.value, id, why: body.why, renewalOf: null });
    return ok(id);
  });
  return done.ok ? readContract(database, asked.actor, done.value ?? "", asked.now) : done;
}

export async function renewContract(database: Bases, asked: AskedOf, body: Body<"renewContract">) {
  const allowed = authorizeStaff(asked.actor, "contracts.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(database.desk, async (tx) => {
    const id = newId<"SubscriptionId">();
    const before = await claimKey(tx, asked, id);
    if (!before.ok || before.value !== undefined) return before;
    const old = await lockSeen(tx, asked);
    if (!old.ok) return old;
    const drawn = await drawUp(tx, { ...body, organisation: old.value.organisation });
    if (!drawn.ok) return drawn;
    const { agreement, around } = drawn.value;
    const isRenewed = old.value.renewedBy !== null;
    const checked = checkRenewal(old.value, agreement, { ...around, isRenewed });
    if (!checked.ok) return checked;
    await write(tx, asked, { ...drawn.value, id, why: body.why, renewalOf: old.value.id });
    await note(tx, asked, old.value, "renewed", body.why);
    return ok(id);
  });
  return done.ok ? readContract(database, asked.actor, done.value ?? "", asked.now) : done;
}

export async function amendContract(database: Bases, asked: AskedOf, body: Body<"amendContract">) {
  const allowed = authorizeStaff(asked.actor, "contracts.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(database.desk, async (tx) => {
    const before = await claimKey(tx, asked, asked.id);
    if (!before.ok || before.value !== undefined) return before;
    const contract = await lockSeen(tx, asked);
    if (!contract.ok) return contract;
    const made = await amended(tx, contract.value, body);
    if (!made.ok) return made;
    const agreed = { at: asked.now, agentId: asked.actor.id, why: body.why };
    await insertTerms(tx, asked.id, { ...made.value, offer: body.offer }, agreed);
    await saveOffer(tx, asked.id, body.offer);
    await note(tx, asked, contract.value, "amended", body.why);
    return ok(asked.id);
  });
  return done.ok ? readContract(database, asked.actor, done.value ?? "", asked.now) : done;
}

/** The same decision as amending makes, with nothing kept. */
export async function previewContract(
  database: Bases,
  { actor, id, now }: Pick<AskedOf, "actor" | "id" | "now">,
  body: Body<"previewContractAmendment">,
) {
  const allowed = authorizeStaff(actor, "contracts.manage");
  if (!allowed.ok) return allowed;
  return transact(database.desk, async (tx) => {
    const contract = await lockContract(tx, id);
    if (contract === undefined) return refuse("not_found");
    const made = await amended(tx, contract, body);
    return made.ok ? ok(await readPreview(tx, contract, made.value, now)) : made;
  });
}

export async function endContract(database: Bases, asked: AskedOf, body: Body<"endContract">) {
  const allowed = authorizeStaff(asked.actor, "contracts.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(database.desk, async (tx) => {
    const before = await claimKey(tx, asked, asked.id);
    if (!before.ok || before.value !== undefined) return before;
    const contract = await lockSeen(tx, asked);
    if (!contract.ok) return contract;
    const { organisation } = contract.value;
    await lockBeneficiary(tx, organisation);
    const contracts = await listContractsOf(tx, organisation);
    const around = { contracts, overlapWanted: body.overlapWanted };
    const ended = endEarly(contract.value, Temporal.PlainDate.from(body.endsOn), around);
    if (!ended.ok) return ended;
    await saveEarlyEnd(tx, asked.id, ended.value);
    await note(tx, asked, contract.value, "ended", body.why);
    return ok(asked.id);
  });
  return done.ok ? readContract(database, asked.actor, done.value ?? "", asked.now) : done;
}

type NotSwapped = "not_found" | "forbidden" | "not_a_member" | "too_many_named_contacts";

export async function swapNamedContacts(
  database: Bases,
  asked: AskedOf,
  { contacts }: Body<"swapNamedContacts">,
) {
  const done = await transact(
    database.desk,
    async (tx): Promise<Result<string, NotSwapped> | Late> => {
      const contract = await lockContract(tx, asked.id);
      if (contract === undefined) return refuse("not_found");
      const allowed = authorizeNaming(asked.actor, contract);
      if (!allowed.ok) return allowed;
      const late = await lateness(tx, asked, contract);
      if (late !== undefined) return late;
      const current = termsAt(contract, asked.now) ?? contract.versions[0];
      const swap = swapNames({
        present: namedNow(contract),
        wanted: idsOf(contacts),
        members: await membersOf(tx, sidesOf(contract)),
        reach: allowed.value.reach,
        terms: current?.terms ?? { namedContacts: null },
      });
      if (!swap.ok) return swap;
      if (swap.value.named.length + swap.value.unnamed.length === 0) return ok(asked.id);
      await saveSwap(tx, asked.id, swap.value, asked.now);
      await note(tx, asked, contract, "named_contacts", "");
      return ok(asked.id);
    },
  );
  return done.ok ? readContract(database, asked.actor, done.value ?? "", asked.now) : done;
}

const idsOf = (contacts: readonly string[]): ContactId[] => contacts.map((one) => as(one));

function sidesOf({ organisation, partner }: Pick<Agreement, "organisation" | "partner">): string[] {
  return partner === null ? [organisation] : [organisation, partner];
}

/** The contract, locked, if it still is what whoever asks has seen. */
async function lockSeen(
  tx: Transaction,
  asked: AskedOf,
): Promise<Result<Contract, "not_found"> | Late> {
  const contract = await lockContract(tx, asked.id);
  if (contract === undefined) return refuse("not_found");
  return (await lateness(tx, asked, contract)) ?? ok(contract);
}

async function lateness(
  tx: Transaction,
  { id, ifMatch }: AskedOf,
  { rowVersion }: Contract,
): Promise<Late | undefined> {
  if (ifMatch === String(rowVersion)) return undefined;
  const seen = /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : 0;
  const changes = (await listChangesSince(tx, id, seen)).map(({ at, kind, by }) => ({
    at: at.toString(),
    type: kind,
    by,
    chain: "public" as const,
  }));
  return { ...refuse("version_conflict"), extras: { changes, version: String(rowVersion) } };
}

/** What was asked for as an agreement, with what stands around it; each thing that it names is there. */
async function drawUp(tx: Transaction, body: AgreementBody) {
  const { organisation, partner, products, offer: offerId, sku, zone } = body;
  if (!(await lockBeneficiary(tx, organisation)))
    return refuse("unknown_organisation", { field: "organisation" });
  const offer = await readOffered(tx, offerId, null);
  if (!offer.ok) return offer;
  const covered = [...new Set(products)];
  if ((await countProducts(tx, covered)) !== covered.length)
    return refuse("unknown_product", { field: "products" });
  const agreement: Agreement = {
    organisation: as(organisation),
    partner: partner === null ? null : as(partner),
    products: covered.map((one) => as(one)),
    sku,
    startsOn: Temporal.PlainDate.from(body.startsOn),
    endsOn: Temporal.PlainDate.from(body.endsOn),
    terms: agreedTerms(body, offer.value, { zone, kept: undefined }),
    namedContacts: idsOf([...new Set(body.namedContacts)]),
  };
  const members = await membersOf(tx, sidesOf(agreement));
  if (agreement.namedContacts.some((one) => !members.has(one)))
    return refuse("not_a_member", { field: "namedContacts" });
  const around = {
    contracts: await listContractsOf(tx, organisation),
    serves: await listServices(tx, sidesOf(agreement)),
    overlapWanted: body.overlapWanted,
  };
  return ok({ agreement, around, offer: offerId });
}

async function write(
  tx: Transaction,
  { actor, now }: Asked,
  contract: {
    readonly id: string;
    readonly agreement: Agreement;
    readonly offer: string;
    readonly why: string;
    readonly renewalOf: string | null;
  },
): Promise<void> {
  const { id, agreement, offer, why, renewalOf } = contract;
  const { namedContacts: named, ...facts } = agreement;
  const { zone } = agreement.terms;
  const agreed = { at: now, agentId: actor.id, why };
  await insertContract(tx, { ...facts, id, offer, zone, renewalOf }, agreed);
  await saveSwap(tx, id, { named, unnamed: [] }, now);
  await recordChange(tx, id, { version: 1, kind: "created", by: actor, at: now, why });
}

async function amended(tx: Transaction, contract: Contract, body: Body<"amendContract">) {
  const from = Temporal.PlainDate.from(body.from);
  const kept = termsOn(contract, from)?.terms;
  const offer = await readOffered(tx, body.offer, kept ?? null);
  if (!offer.ok) return offer;
  const terms = agreedTerms(body, offer.value, { zone: contract.zone, kept });
  return amend(contract, { from, terms }, namedNow(contract).length);
}

function note(
  tx: Transaction,
  { actor, now: at }: Asked,
  { id, rowVersion }: Contract,
  kind: ChangeKind,
  why: string,
): Promise<void> {
  return recordChange(tx, id, { version: rowVersion + 1, kind, by: actor, at, why });
}
