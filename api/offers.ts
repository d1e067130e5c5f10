import { z } from "zod";
import { givenOfferTerms, offerTermsView, offerView } from "./contract-views.ts";
import { reading, writing } from "./people-problems.ts";
import { route } from "./route.ts";
import { line } from "./shapes.ts";

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

export const createOffer = route({
  id: "offers.create",
  method: "POST",
  path: "/offers",
  tag: "contracts",
  access: "administrator",
  summary: "Make an offer; contracts that are there keep what they say",
  body: z.strictObject({
    name: line(200),
    source: line(300).nullable().default(null),
    terms: givenOfferTerms,
  }),
  answer: offerView,
  status: 201,
  problems: [
    ...writing,
    "name_taken",
    "target_not_positive",
    "service_level_twice",
    "phone_number_required",
    "phone_out_of_place",
  ],
});
