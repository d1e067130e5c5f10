/** useCoverageWords(reader, language?): each reason against a request as a sentence, what exactly would cure it, and its clause; in the page's language unless another is given. */
import { useTranslation } from "react-i18next";
import type { ReasonView } from "#api/coverage.ts";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";

export type SpokenTo = "beneficiary" | "desk";

export function useCoverageWords(spokenTo: SpokenTo, wanted?: "fr" | "en") {
  const reader = useReader();
  const language = wanted ?? reader.language;
  const { t } = useTranslation(["coverage", "lifecycle"], { lng: language, useSuspense: false });
  const day = (date: string): string =>
    formatDay(`${date}T12:00:00Z`, { language, timeZone: "UTC" });
  const because = (reason: ReasonView): string => {
    switch (reason.code) {
      case "no_active_subscription":
        return t(`reasons.no_active_subscription.${reason.because}`, {
          on: reason.on === null ? "" : day(reason.on),
        });
      case "not_named_contact":
        return t(
          spokenTo === "desk" ? "reasons.not_named_contact_desk" : "reasons.not_named_contact",
          { limit: reason.limit },
        );
      case "channel_not_in_offer":
        return t("reasons.channel_not_in_offer", {
          channel: t(`lifecycle:channels.${reason.channel}.by`),
        });
      case "severity_not_covered":
        return t("reasons.severity_not_covered", {
          severity: t(`lifecycle:severities.${reason.severity}.label`),
        });
      case "topic_excluded":
        return t("reasons.topic_excluded", { topic: t(`lifecycle:exclusions.${reason.topic}`) });
      case "past_eosl":
        return t("reasons.past_eosl", { line: reason.line, on: day(reason.on) });
      case "app_server_not_eligible":
        return t("reasons.app_server_not_eligible", {
          appServer: [reason.appServer.name, reason.appServer.version].filter(Boolean).join(" "),
        });
      case "add_on_not_covered":
        return t("reasons.add_on_not_covered", { addOns: reason.addOns.join(", ") });
      case "not_production":
        return t("reasons.not_production");
    }
  };
  const cureOf = useCureWords(spokenTo, language);
  const toCure = (reason: ReasonView): string => t("toCure", { cure: cureOf(reason) });
  const clauseOf = ({ clause }: ReasonView): string =>
    t("clause", { section: clause.replace(/^R-(\d)(\d)-.*$/u, "$1.$2") });
  return { because, toCure, clauseOf };
}

/** What would cure a reason, with the release, the servers or the severity that it takes. */
function useCureWords(spokenTo: SpokenTo, language: string) {
  const { t } = useTranslation(["coverage", "lifecycle"], { lng: language, useSuspense: false });
  const list = new Intl.ListFormat(language, { type: "disjunction" });
  return (reason: ReasonView): string => {
    switch (reason.code) {
      case "channel_not_in_offer":
        return t("cures.use_offered_channel", {
          offered: list.format(
            reason.offered.map((channel) => t(`lifecycle:channels.${channel}.name`)),
          ),
        });
      case "not_named_contact":
        return t(`cures.${reason.cure}${spokenTo === "desk" ? "_desk" : ""}`);
      case "severity_not_covered":
        return t("cures.change_offer", {
          severity: t(`lifecycle:severities.${reason.severity}.label`),
        });
      case "past_eosl":
        return t(`cures.${reason.cure}`, { line: reason.line, release: reason.release ?? "" });
      case "app_server_not_eligible":
        return reason.eligible.length === 0
          ? t("cures.change_app_server")
          : t("cures.change_app_server_to", { eligible: list.format(reason.eligible) });
      default:
        return t(`cures.${reason.cure}`);
    }
  };
}
