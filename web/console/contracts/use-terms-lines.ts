/**
 * useTermsLines(): the terms of a contract as lines of words, the same lines in the same order whatever they say, so that two can be compared.
 * useLevelLines(), useGrantLines(): the same of what an offer says, its targets and the rest.
 */
import { useTranslation } from "react-i18next";
import type { OfferView, TermsView } from "#api/contract-views.ts";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import { useDays } from "#web/contracts/days.ts";
import { useTargets } from "#web/contracts/use-targets.ts";

export type TermsLine = { term: string; value: string };
type OfferTerms = OfferView["terms"];

export function useLevelLines(): (terms: OfferTerms) => TermsLine[] {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const target = useTargets();
  return ({ serviceLevels }) =>
    SEVERITIES.map((severity) => ({
      term: t(`lifecycle:severities.${severity}.label`),
      value: serviceLevels
        .filter((level) => level.severity === severity)
        .map((level) => `${t(`clocks.${level.clock}`)} ${target(level)}`)
        .join(" ; "),
    }));
}

export function useGrantLines(): (terms: OfferTerms) => TermsLine[] {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  return (terms) => [
    {
      term: t("reach.title"),
      value: terms.channels.map((channel) => t(`lifecycle:channels.${channel}.name`)).join(", "),
    },
    { term: t("reach.phone"), value: terms.phone ?? "" },
    {
      term: t("named.title"),
      value:
        terms.namedContacts === null
          ? t("named.unlimited")
          : t("named.limit", { count: terms.namedContacts }),
    },
    {
      term: t("covered.included"),
      value: terms.included.map((one) => t(`inclusions.${one}`)).join(", "),
    },
    {
      term: t("covered.addOns"),
      value:
        terms.addOns === null
          ? t("covered.addOnsAll")
          : terms.addOns.join(", ") || t("covered.addOnsNone"),
    },
    {
      term: t("covered.tickets"),
      value: terms.ticketsPerYear === null ? t("covered.unlimited") : String(terms.ticketsPerYear),
    },
    {
      term: t("speed.plannedFix"),
      value: t(terms.plannedFixResolves ? "speed.plannedFixStops" : "speed.plannedFixRuns"),
    },
  ];
}

export function useTermsLines(): (terms: TermsView) => TermsLine[] {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const { day } = useDays();
  const [levels, grants] = [useLevelLines(), useGrantLines()];
  const extraOf = ({ kind, lines, from, until, detail }: TermsView["extras"][number]) =>
    [t(`extras.${kind}`), lines.join(" "), from && day(from), until && day(until), detail]
      .filter(Boolean)
      .join(", ");
  return (terms) => [
    { term: t("covered.offer"), value: terms.offer },
    ...levels(terms),
    ...grants(terms),
    {
      term: t("covered.applies"),
      value: t(`lifecycle:appliers.${terms.appliesWorkarounds}.name`),
    },
    {
      term: t("points.title"),
      value: terms.escalationPoints.map(({ name, email }) => `${name} <${email}>`).join(", "),
    },
    { term: t("covered.extras"), value: terms.extras.map(extraOf).join(" ; ") },
  ];
}
