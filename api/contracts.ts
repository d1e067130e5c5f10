import { z } from "zod";
import { givenTerms } from "./contract-given.ts";
import { contractView, termsView } from "./contract-views.ts";
import { reading, writing, writingUnkeyed } from "./people-problems.ts";
import { route } from "./route.ts";
import { givenDay, id, line, words } from "./shapes.ts";

const params = z.object({ subscription: id });

const termsProblems = [
  "unknown_offer",
  "offer_withdrawn",
  "too_many_named_contacts",
  "target_not_positive",
  "service_level_twice",
  "phone_number_required",
  "phone_out_of_place",
  "lines_required",
  "unknown_zone",
  "ends_before_it_starts",
] as const;

const agreementProblems = [
  ...writing,
  ...termsProblems,
  "unknown_organisation",
  "unknown_product",
  "not_a_member",
  "products_required",
  "partner_not_serving",
  "partner_cycle",
  "contract_overlaps",
] as const;

const changing = [...writing, "version_required", "version_conflict"] as const;

const overlapWanted = z
  .boolean()
  .default(false)
  .describe("Keep it although the like of it covers some of the same days");

const why = words(1000).default("").describe("Kept with the change, for the desk");

/** What a contract and its renewal are both made of. */
const agreement = {
  ...givenTerms,
  partner: id.nullable().default(null),
  products: z.array(id).max(50),
  sku: line(100),
  startsOn: givenDay,
  endsOn: givenDay.describe("First day that is not covered any more"),
  zone: line(64).default("UTC").describe("IANA zone in which its days count"),
  namedContacts: z.array(id).max(1000).default([]),
  overlapWanted,
  why,
};

export const getContract = route({
  id: "subscriptions.get",
  method: "GET",
  path: "/subscriptions/:subscription",
  tag: "contracts",
  access: "signed-in",
  summary: "One contract in full: terms by version, named contacts, what it follows",
  params,
  answer: contractView,
  status: 200,
  problems: reading,
});

export const createContract = route({
  id: "subscriptions.create",
  method: "POST",
  path: "/subscriptions",
  tag: "contracts",
  access: "manager-or-administrator",
  summary: "Write down a contract",
  body: z.strictObject({ organisation: id, ...agreement }),
  answer: contractView,
  status: 201,
  problems: agreementProblems,
});

export const renewContract = route({
  id: "subscriptions.renew",
  method: "POST",
  path: "/subscriptions/:subscription/renew",
  tag: "contracts",
  access: "manager-or-administrator",
  summary: "Write down the contract that follows; gap and overlap are in the answer",
  params,
  body: z.strictObject(agreement),
  answer: contractView,
  status: 201,
  ifMatch: "required",
  problems: [
    ...agreementProblems,
    "version_required",
    "version_conflict",
    "outside_contract",
    "already_renewed",
  ],
});

const amendment = z.strictObject({
  from: givenDay.describe("First day of the new terms"),
  ...givenTerms,
  why,
});
const amendmentProblems = ["outside_contract", "nothing_changes", ...termsProblems] as const;

export const amendContract = route({
  id: "subscriptions.amend",
  method: "POST",
  path: "/subscriptions/:subscription/amend",
  tag: "contracts",
  access: "manager-or-administrator",
  summary: "Agree on other terms from a day on; tickets keep those under which they were filed",
  params,
  body: amendment,
  answer: contractView,
  status: 200,
  ifMatch: "required",
  problems: [...changing, ...amendmentProblems],
});

export const previewContractAmendment = route({
  id: "subscriptions.previewAmendment",
  method: "POST",
  path: "/subscriptions/:subscription/amend/preview",
  tag: "contracts",
  access: "manager-or-administrator",
  summary: "What an amendment would change, without making it",
  params,
  body: amendment,
  answer: z.object({
    from: z.iso.date(),
    until: z.iso
      .date()
      .nullable()
      .describe("The day on which terms agreed before take over again; null: until the end"),
    before: z.object({ version: z.number().int(), terms: termsView }),
    after: z.object({ version: z.number().int(), terms: termsView }),
    isPast: z.boolean().describe("The day is over: tickets filed since then keep their terms"),
    openTickets: z
      .array(
        z.object({
          version: z.number().int().nullable().describe("Terms that they keep"),
          tickets: z.number().int(),
        }),
      )
      .describe("Open tickets of this contract; the amendment touches none"),
  }),
  status: 200,
  problems: [...writingUnkeyed, ...amendmentProblems],
});

export const endContract = route({
  id: "subscriptions.end",
  method: "POST",
  path: "/subscriptions/:subscription/end",
  tag: "contracts",
  access: "manager-or-administrator",
  summary: "End a contract before its time; it stays readable, and open tickets keep their terms",
  params,
  body: z.strictObject({
    endsOn: givenDay.describe(
      "First day that is not covered any more; the day on which it was to end takes an early end back",
    ),
    overlapWanted,
    why,
  }),
  answer: contractView,
  status: 200,
  ifMatch: "required",
  problems: [...changing, "outside_contract", "nothing_changes", "contract_overlaps"],
});

export const swapNamedContacts = route({
  id: "subscriptions.namedContacts",
  method: "PUT",
  path: "/subscriptions/:subscription/named-contacts",
  tag: "contracts",
  access: "signed-in",
  summary: "Say who the named contacts are; each side's lead for the own people",
  params,
  body: z.strictObject({ contacts: z.array(id).max(1000) }),
  answer: contractView,
  status: 200,
  ifMatch: "required",
  problems: [...changing, "not_a_member", "too_many_named_contacts"],
});
