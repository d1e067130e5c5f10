import { sql } from "kysely";
import * as api from "#api/contracts.ts";
import * as offersApi from "#api/offers.ts";
import type { GivenBody } from "#api/route.ts";
import { EXO_TEMPLATES } from "#core/contracts/templates/exo.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import type { OfferTerms } from "#core/contracts/terms.ts";
import { now } from "#server/platform/time.ts";
import { valueOf } from "./case.ts";
import type { PersonKey, World } from "./world.ts";

export const DESK_NUMBER = "+33 1 99 00 18 24";

type Agreement = GivenBody<typeof api.createContract>;
type Following = GivenBody<typeof api.renewContract>;

/** What tests of contracts agree on, in a world that then has two offers of the vendor's own tables. */
export interface Agreeing {
  readonly product: string;
  readonly offers: Readonly<Record<"standard" | "premium", string>>;
  /** Of Groupe Arvor, from thirty days ago for a year, wanted beside whatever is there. */
  agreement(more?: Partial<Agreement>): Agreement;
  /** The like of it for a contract that follows another, whose beneficiary is known. */
  following(more: Partial<Agreement>): Following;
  create(more?: Partial<Agreement>, person?: PersonKey): Promise<Called>;
  read(subscription: string, person?: PersonKey): Promise<Called>;
}

type Called = Awaited<ReturnType<typeof createIn>>;

/** Of these contracts and of those of the world, so that whatever the hour, all of them have the same day. */
const ZONE = "UTC";
const today = now().toZonedDateTimeISO(ZONE).toPlainDate();
export const inDays = (days: number): string => today.add({ days }).toString();

export async function openAgreeing(world: World): Promise<Agreeing> {
  const { rows } = await sql<{ id: string }>`select id from product`.execute(
    world.context.database.desk,
  );
  const product = rows[0]?.id ?? "";
  const offers = {
    standard: await makeOffer(world, "Standard 2017", "exo-standard"),
    premium: await makeOffer(world, "Premium 2017", "exo-premium"),
  };
  const agreement = (more: Partial<Agreement> = {}): Agreement => ({
    organisation: world.organisations.arvor,
    offer: offers.standard,
    products: [product],
    sku: "ENT-500-1Y",
    startsOn: inDays(-30),
    endsOn: inDays(335),
    zone: ZONE,
    overlapWanted: true,
    ...more,
  });
  return {
    product,
    offers,
    agreement,
    following(more) {
      const entries = Object.entries(agreement(more)).filter(([key]) => key !== "organisation");
      return Object.fromEntries(entries) as Following;
    },
    create: (more = {}, person = "manager") => createIn(world, person, agreement(more)),
    read: (subscription, person = "manager") =>
      world.as(person)(api.getContract, { params: { subscription } }),
  };
}

const createIn = (world: World, person: PersonKey, body: Agreement) =>
  world.as(person)(api.createContract, { body });

async function makeOffer(world: World, name: string, template: string): Promise<string> {
  const found = EXO_TEMPLATES.find(({ key }) => key === template)?.terms ?? PLAIN;
  const phone = found.channels.includes("phone") ? DESK_NUMBER : null;
  const body = { name, source: "a test", terms: givenOf({ ...found, phone }) };
  return valueOf(await world.as("admin")(offersApi.createOffer, { body })).offer.id;
}

/** An offer that nobody has a contract under. */
export async function openOffer(world: World): Promise<string> {
  const body = { name: "Essai", terms: givenOf(PLAIN) };
  return valueOf(await world.as("admin")(offersApi.createOffer, { body })).offer.id;
}

/** An offer's terms as a request carries them. */
export const givenOf = (terms: OfferTerms) => ({
  ...terms,
  channels: [...terms.channels],
  included: [...terms.included],
  serviceLevels: terms.serviceLevels.map((level) => ({ ...level })),
  addOns: terms.addOns === null ? null : [...terms.addOns],
});
