import type { OfferTerms } from "#core/contracts/terms.ts";
import { INCLUDED, PLAIN, response, type OfferTemplate } from "./template.ts";

const current = "eXo Master Subscription Agreement, 2 October 2017, App. 1 §3.6";
const plans = "eXo Master Subscription Agreement, 2 October 2017, App. 0, 1 and 3";
const of2017a = "eXo Master Subscription Agreement, 21 February 2017, §3.5";
const of2015 = "eXo Master Subscription Agreement, 2015 and 2016, §3.6";
const of2013 = "eXo Master Subscription Agreement, 2013, §4";

const h = "business_hours";
const standardLevels = response([1, 1, h], [2, 4, h], [3, 2], [4, 3]);
const premiumLevels = response([1, 1, "24x7"], [2, 4, "24x7"], [3, 1], [4, 2]);
const basicLevels = response([3, 2], [4, 3]);

/** Supported at the same level as the software since October 2017; any other is outside the contract. */
export const supportedAddOns = [
  "exo-chat",
  "exo-cmis-addon",
  "exo-crash-tomcat",
  "exo-crash-jboss",
  "exo-ide-addon",
  "exo-video-calls",
  "exo-remote-edit",
  "exo-cas",
  "exo-saml",
  "exo-spnego",
  "exo-openam",
  "exo-tasks",
  "exo-web-pack",
];
const professionalAddOns = [
  "exo-chat",
  "exo-video-calls",
  "exo-remote-edit",
  "exo-tasks",
  "exo-web-pack",
];

const patched = [...INCLUDED, "cumulative_patches", "one_off_patches"] as const;

const standard: OfferTerms = {
  ...PLAIN,
  namedContacts: 3,
  included: patched,
  serviceLevels: standardLevels,
};
/** The telephone belongs to Premium alone (R-31-02), also where the plan's own table prints it for the whole plan. */
const premium: OfferTerms = {
  ...PLAIN,
  channels: ["portal", "phone"],
  namedContacts: 5,
  included: patched,
  serviceLevels: premiumLevels,
};
const professional: OfferTerms = {
  ...standard,
  namedContacts: 1,
  included: [...INCLUDED, "cumulative_patches"],
  addOns: professionalAddOns,
};
const enterprise: OfferTerms = { ...standard, addOns: supportedAddOns };
const enterprisePlus = {
  addOns: supportedAddOns,
  included: [...patched, "ongoing_support"],
} as const;

const exo = (key: string, name: string, source: string, terms: OfferTerms): OfferTemplate => ({
  key,
  vendor: "eXo",
  name,
  source,
  terms,
});

export const EXO_TEMPLATES: readonly OfferTemplate[] = [
  exo("exo-standard", "Standard", current, standard),
  exo("exo-premium", "Premium", current, premium),
  exo("exo-professional", "Professional", plans, professional),
  exo("exo-enterprise", "Enterprise", plans, enterprise),
  exo("exo-enterprise-hosted", "Enterprise (hosted)", plans, {
    ...enterprise,
    serviceLevels: [
      ...standardLevels,
      { severity: 1, clock: "restoration", amount: 8, unit: "hours", hours: "24x7" },
    ],
  }),
  exo("exo-enterprise-plus-standard", "Enterprise Plus (Standard)", plans, {
    ...standard,
    ...enterprisePlus,
    namedContacts: 5,
  }),
  exo("exo-enterprise-plus-premium", "Enterprise Plus (Premium)", plans, {
    ...premium,
    ...enterprisePlus,
  }),
  exo("exo-professional-2017a", "Professional (February 2017)", of2017a, {
    ...PLAIN,
    namedContacts: 1,
    serviceLevels: basicLevels,
    ticketsPerYear: 10,
  }),
  exo("exo-enterprise-2017a", "Enterprise (February 2017)", of2017a, {
    ...PLAIN,
    namedContacts: 3,
    serviceLevels: standardLevels,
    ticketsPerYear: 25,
  }),
  exo("exo-basic-2015", "Basic (2015)", of2015, {
    ...PLAIN,
    namedContacts: 1,
    serviceLevels: basicLevels,
  }),
  exo("exo-standard-2015", "Standard (2015)", of2015, {
    ...PLAIN,
    namedContacts: 3,
    serviceLevels: standardLevels,
  }),
  exo("exo-premium-2015", "Premium (2015)", of2015, {
    ...PLAIN,
    channels: ["portal", "phone"],
    namedContacts: 5,
    serviceLevels: premiumLevels,
  }),
  exo("exo-standard-2013", "Standard (2013)", of2013, {
    ...PLAIN,
    namedContacts: 3,
    serviceLevels: response([1, 4, h], [2, 1], [3, 2], [4, 3]),
  }),
  exo("exo-premium-2013", "Premium (2013)", of2013, {
    ...PLAIN,
    channels: ["portal", "phone"],
    namedContacts: 5,
    serviceLevels: response([1, 1, "24x7"], [2, 4, h], [3, 2], [4, 3]),
  }),
];
