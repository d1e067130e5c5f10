import type { ReleaseLine } from "../catalogue/release-line.ts";
import { eosl, isPastEosl } from "../catalogue/milestones.ts";
import { addOnStanding, eligibleOf, isEligible, standingOf } from "../catalogue/standing.ts";
import type { Terms } from "../contracts/terms.ts";
import type { Environment } from "../environments/environment.ts";
import { dayOf } from "../kit/day-of.ts";
import { extraAt } from "./contract-reasons.ts";
import { needsEnvironment, type CoverageKnowledge, type CoverageQuestion } from "./question.ts";
import type { Reason, Unknown } from "./reasons.ts";

type System = Pick<Environment, "kind" | "facts">;

/** What the system has against the request. Without a contract nothing is lifted, and days are counted in UTC. */
export function environmentReasons(
  terms: Terms | null,
  question: CoverageQuestion,
  { line, supportedRelease }: CoverageKnowledge,
): readonly Reason[] {
  const { environment, nature } = question;
  if (environment === null || !needsEnvironment(nature)) return [];
  const onTheLine =
    line === undefined
      ? []
      : [
          pastEosl(terms, line, question.at, supportedRelease),
          badAppServer(line, environment),
          uncoveredAddOns(terms, line, environment),
        ];
  return [notProduction(terms, environment, question.at), ...onTheLine].filter(
    (reason) => reason !== undefined,
  );
}

/** What is not known of the system, and so speaks neither for nor against. */
export function environmentUnknowns(
  { environment, nature }: CoverageQuestion,
  { line }: CoverageKnowledge,
): readonly Unknown[] {
  if (!needsEnvironment(nature)) return [];
  if (environment === null) return ["environment"];
  const { release, app_server: appServer, add_ons: addOns } = environment.facts;
  const noLine = release === undefined ? "release" : "release_line";
  return [
    ...(release === undefined || line === undefined ? ([noLine] as const) : []),
    ...(appServer === undefined || isUnlisted(line, appServer.value)
      ? (["app_server"] as const)
      : []),
    ...(addOns === undefined ? (["add_ons"] as const) : []),
  ];
}

/** R-21-01, unless the contract says otherwise. */
function notProduction(
  terms: Terms | null,
  { kind }: System,
  at: Temporal.Instant,
): Reason | undefined {
  if (kind === "production") return undefined;
  if (terms !== null && extraAt(terms, "non_production", at) !== undefined) return undefined;
  return { code: "not_production", clause: "R-21-01", kind, cure: "reproduce_in_production" };
}

/** R-22-01: from the day of its EOSL on, unless extended support was bought for that line. */
function pastEosl(
  terms: Terms | null,
  line: ReleaseLine,
  at: Temporal.Instant,
  supportedRelease: CoverageKnowledge["supportedRelease"],
): Reason | undefined {
  const on = eosl(line);
  const day = dayOf(at, terms?.zone ?? "UTC");
  if (on === null || !isPastEosl(line, day)) return undefined;
  if (terms !== null && extraAt(terms, "extended_support", at, line.line) !== undefined)
    return undefined;
  const release = supportedRelease(day);
  const cure = release === null ? "extended_support" : "version_change";
  return { code: "past_eosl", clause: "R-22-01", line: line.line, on, release, cure };
}

/** R-22-02: the vendor's list for the line says which servers are eligible; one that it does not name is not. */
function badAppServer(line: ReleaseLine, { facts }: System): Reason | undefined {
  const appServer = facts.app_server?.value;
  if (appServer === undefined || isUnlisted(line, appServer)) return undefined;
  const standing = standingOf(line, "app_server", appServer);
  if (standing !== undefined && isEligible(standing)) return undefined;
  const eligible = eligibleOf(line, "app_server").map(({ name, version }) =>
    version === null ? name : `${name} ${version}`,
  );
  return {
    code: "app_server_not_eligible",
    clause: "R-22-02",
    appServer,
    eligible,
    cure: "change_app_server",
  };
}

/** A line without a list of servers, or a server without its version, can not be judged. */
function isUnlisted(
  line: ReleaseLine | undefined,
  appServer: { readonly name: string; readonly version: string | null },
): boolean {
  if (line === undefined) return false;
  const listed = line.stack.filter(({ component }) => component === "app_server");
  return (
    listed.length === 0 ||
    (appServer.version === null && standingOf(line, "app_server", appServer) === undefined)
  );
}

/**
 * R-21-04: an add-on that the line's list does not call supported is outside the contract, as is one that the offer
 * does not reach. A line without a list says nothing.
 */
function uncoveredAddOns(
  terms: Terms | null,
  line: ReleaseLine,
  { facts }: System,
): Reason | undefined {
  const reached = terms?.addOns ?? null;
  const addOns = (facts.add_ons?.value ?? []).filter(
    (name) =>
      (line.addOns.length > 0 && addOnStanding(line, name) !== "supported") ||
      (reached !== null && !reached.includes(name)),
  );
  if (addOns.length === 0) return undefined;
  return {
    code: "add_on_not_covered",
    clause: "R-21-04",
    addOns,
    cure: "reproduce_without_add_on",
  };
}
