import type { OfferTerms, ServiceLevel } from "#core/contracts/terms.ts";
import { PLAIN, response, type OfferTemplate, type Target } from "./template.ts";

const redHat = "access.redhat.com/site/support/offerings/openshift/sla";
const suse = "www.suse.com/support/handbook";
const gitLab = "about.gitlab.com/support/definitions";
const magnolia = "www.magnolia-cms.com/support-and-services/service-levels.html";
const liferay = "support.liferay.com/w/service-levels";

const h = "business_hours";
const always = "24x7";

const next = (...target: Target): ServiceLevel[] =>
  response(target).map((level) => ({ ...level, clock: "next_response" }));

const minutes = (severity: ServiceLevel["severity"], amount: number): ServiceLevel => ({
  severity,
  clock: "response",
  amount,
  unit: "minutes",
  hours: always,
});

const template = (
  key: string,
  [vendor, name]: readonly [string, string],
  source: string,
  terms: Partial<OfferTerms>,
): OfferTemplate => ({ key, vendor, name, source, terms: { ...PLAIN, ...terms } });

/** Tables of other vendors, as far as they were public: what their own contracts add is not in them. */
export const OTHER_TEMPLATES: readonly OfferTemplate[] = [
  template("red-hat-standard", ["Red Hat", "Standard"], redHat, {
    serviceLevels: response([1, 1, h], [2, 4, h], [3, 1], [4, 2]),
  }),
  template("red-hat-premium", ["Red Hat", "Premium"], redHat, {
    serviceLevels: [
      ...response([1, 1, always], [2, 2, always], [3, 4, h], [4, 8, h]),
      ...next(1, 1, always),
      ...next(2, 4, always),
      ...next(3, 8, h),
      ...next(4, 2),
    ],
  }),
  template("suse-standard", ["SUSE", "Standard"], suse, {
    serviceLevels: response([1, 2, h], [2, 4, h], [3, 1], [4, 1]),
  }),
  template("suse-priority", ["SUSE", "Priority"], suse, {
    serviceLevels: response([1, 1, always], [2, 2, always], [3, 4, h], [4, 1]),
  }),
  template("gitlab-priority", ["GitLab", "Priority"], gitLab, {
    serviceLevels: [minutes(1, 30), ...response([2, 4, "24x5"], [3, 8, "24x5"], [4, 24, "24x5"])],
  }),
  ...([h, "24x5", always] as const).map((hours, index) =>
    template(`magnolia-sla-${index + 1}`, ["Magnolia", `SLA-${index + 1}`], magnolia, {
      namedContacts: index === 0 ? 2 : 4,
      serviceLevels: response([1, 4, hours], [2, 4, hours], [3, 4, hours], [4, 4, hours]),
    }),
  ),
  template("liferay-gold", ["Liferay", "Gold"], liferay, {
    namedContacts: 2,
    serviceLevels: response([1, 1], [2, 1], [3, 1], [4, 1]),
  }),
  template("liferay-platinum", ["Liferay", "Platinum"], liferay, {
    channels: ["portal", "phone"],
    namedContacts: 3,
    serviceLevels: response([1, 1, always], [2, 1], [3, 1], [4, 1]),
  }),
];
