import { isZone } from "../calendars/zone.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { ContractRefusal } from "./refusals.ts";
import type { Extra, OfferTerms, ServiceLevel, Terms } from "./terms.ts";

export type LevelRefusal = Extract<ContractRefusal, "target_not_positive" | "service_level_twice">;
export type OfferRefusal =
  | LevelRefusal
  | Extract<ContractRefusal, "phone_number_required" | "phone_out_of_place">;
export type TermsRefusal =
  | OfferRefusal
  | "unknown_zone"
  | "lines_required"
  | "ends_before_it_starts";
type Checked<Code extends ContractRefusal> = Result<undefined, Code>;

/** Whether an offer can be granted as it stands; the field that the refusal names is a path inside the terms. */
export function checkOfferTerms({
  serviceLevels,
  channels,
  phone,
}: OfferTerms): Checked<OfferRefusal> {
  const levels = checkServiceLevels(serviceLevels, "serviceLevels");
  if (!levels.ok) return levels;
  const callable = channels.includes("phone");
  const hasNumber = phone !== null && phone.trim() !== "";
  if (callable && !hasNumber) return refuse("phone_number_required", { field: "phone" });
  if (!callable && phone !== null) return refuse("phone_out_of_place", { field: "phone" });
  return ok(undefined);
}

/** The same for all that a contract says. */
export function checkTerms(terms: Terms): Checked<TermsRefusal> {
  const offer = checkOfferTerms(terms);
  if (!offer.ok) return offer;
  if (!isZone(terms.zone)) return refuse("unknown_zone", { field: "zone" });
  return checkExtras(terms.extras);
}

/** Whether each target can be counted by, and none is given twice. @param path of the levels, in what was given. */
export function checkServiceLevels(
  levels: readonly ServiceLevel[],
  path: string,
): Checked<LevelRefusal> {
  const seen = new Set<string>();
  for (const [index, { severity, clock, amount }] of levels.entries()) {
    const field = `${path}.${index}`;
    if (amount <= 0) return refuse("target_not_positive", { field: `${field}.amount` });
    const key = `${severity} ${clock}`;
    if (seen.has(key)) return refuse("service_level_twice", { field, params: { severity } });
    seen.add(key);
  }
  return ok(undefined);
}

function checkExtras(extras: readonly Extra[]): Checked<TermsRefusal> {
  for (const [index, { kind, lines, from, until }] of extras.entries()) {
    const field = `extras.${index}`;
    if (kind === "extended_support" && lines.length === 0)
      return refuse("lines_required", { field: `${field}.lines` });
    if (from !== null && until !== null && Temporal.PlainDate.compare(until, from) <= 0)
      return refuse("ends_before_it_starts", { field: `${field}.until` });
  }
  return ok(undefined);
}
