import { z } from "zod";
import { givenOfferTerms } from "./contract-given.ts";
import { offerTermsView, offerView } from "./contract-views.ts";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { id, instant, line, words } from "./shapes.ts";

export const listOffers = route({
  id: "offers.list",
  method: "GET",
  path: "/offers",
  tag: "contracts",
  access: "staff",
  summary: "What the desk offers, by name; contracts copy it",
  answer: z.object({ items: z.array(offerView) }),
  status: 200,
  problems: reading,
});

export const listOfferTemplates = route({
  id: "offers.templates",
  method: "GET",
  path: "/offer-templates",
  tag: "contracts",
  access: "staff",
  summary: "Published tables of vendors, each with its source, from which an offer can be made",
  answer: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        vendor: z.string(),
        name: z.string(),
        source: z.string(),
        terms: offerTermsView,
      }),
    ),
    skus: z.array(
      z.object({ sku: z.string(), template: z.string().nullable(), months: z.number().int() }),
    ),
  }),
  status: 200,
  problems: reading,
});

const given = {
  source: line(300).nullable().default(null).describe("Where its figures come from"),
  terms: givenOfferTerms,
};
const params = z.object({ offer: id });
const why = words(1000).default("").describe("Kept with the change, for the desk");
const unsound = [
  "target_not_positive",
  "service_level_twice",
  "phone_number_required",
  "phone_out_of_place",
] as const;
const changing = [...writing, "version_required", "version_conflict", "nothing_changes"] as const;

/** An offer with what it said before, the latest first, and who made it so. */
const offerPage = z
  .object({
    offer: offerView,
    changes: z.array(
      z.object({
        version: z.number().int(),
        kind: z.enum(["created", "changed", "withdrawn", "offered_again"]),
        at: instant,
        by: z.string().nullable().describe("Null for what nobody in particular wrote down"),
        why: z.string(),
        source: z.string().nullable(),
        terms: offerTermsView.describe("What it said from then on"),
      }),
    ),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: "OfferPage" });
export type OfferPage = z.infer<typeof offerPage>;

export const getOffer = route({
  id: "offers.get",
  method: "GET",
  path: "/offers/:offer",
  tag: "contracts",
  access: "staff",
  summary: "One offer, and all that it said before",
  params,
  answer: offerPage,
  status: 200,
  problems: reading,
});

export const createOffer = route({
  id: "offers.create",
  method: "POST",
  path: "/offers",
  tag: "contracts",
  access: "administrator",
  summary: "Make an offer; contracts that are there keep what they say",
  body: z.strictObject({ name: line(200), ...given, why }),
  answer: offerPage,
  status: 201,
  problems: [...writing, "name_taken", ...unsound],
});

export const changeOffer = route({
  id: "offers.change",
  method: "PUT",
  path: "/offers/:offer",
  tag: "contracts",
  access: "administrator",
  summary: "Say what is granted from now on; contracts keep what they say, and its name stays",
  params,
  body: z.strictObject({ ...given, why }),
  answer: offerPage,
  status: 200,
  ifMatch: "required",
  problems: [...changing, ...unsound],
});

const standing = {
  method: "POST",
  tag: "contracts",
  access: "administrator",
  params,
  body: z.strictObject({ why }),
  answer: offerPage,
  status: 200,
  ifMatch: "required",
  problems: changing,
} as const;

export const withdrawOffer = route({
  id: "offers.withdraw",
  path: "/offers/:offer/withdraw",
  summary: "No contract begins under it any more; those under it stay, and can be amended",
  ...standing,
});

export const offerAgain = route({
  id: "offers.offerAgain",
  path: "/offers/:offer/offer-again",
  summary: "Let contracts begin under a withdrawn offer again",
  ...standing,
});
