/** The parts of the page that are sentences; the figures in them are the desk's settings. */
import { useTranslation } from "react-i18next";
import { ESCALATION_GROUNDS, EXCLUSIONS, INTERACTION_KINDS } from "#core/tickets/vocabulary.ts";
import { Chip } from "#web/ui/chips.tsx";
import { LoadingRows } from "#web/ui/states.tsx";
import { Section } from "./section.tsx";
import type { Settings } from "./settings.ts";
import { useHours } from "./use-hours.ts";

type WithSettings = { settings: Settings | undefined };

export function RequestSection({ settings }: WithSettings) {
  const { t } = useTranslation("procedure");
  return (
    <Section id="request">
      <p>{t("request.filing")}</p>
      <p>{t("request.severity")}</p>
      {settings ? <p>{t("request.environment", { days: settings.environmentFactDays })}</p> : null}
      <p>{t("request.anomaly")}</p>
    </Section>
  );
}

export function ScopeSection() {
  const { t } = useTranslation(["procedure", "lifecycle"]);
  return (
    <Section id="scope">
      <p>{t("scope.included")}</p>
      <p>{t("scope.excluded")}</p>
      <ul>
        {EXCLUSIONS.map((exclusion) => (
          <li key={exclusion}>{t(`lifecycle:exclusions.${exclusion}`)}</li>
        ))}
      </ul>
    </Section>
  );
}

export function SolutionsSection() {
  const { t } = useTranslation("procedure");
  return (
    <Section id="solutions">
      <p>{t("solutions.intro")}</p>
      <p>{t("solutions.directives")}</p>
      <p>{t("solutions.fix")}</p>
      <p>{t("solutions.workaround")}</p>
      <p>{t("solutions.accept")}</p>
      <p>{t("solutions.settlers")}</p>
    </Section>
  );
}

export function RemindersSection({ settings }: WithSettings) {
  const { t } = useTranslation("procedure");
  const hours = useHours();
  if (!settings) {
    return (
      <Section id="reminders">
        <LoadingRows rows={3} />
      </Section>
    );
  }
  const {
    waitingTimeInBusinessDays: days,
    attemptsBeforeClosing: attempts,
    businessHours,
  } = settings;
  return (
    <Section id="reminders">
      <p>{t("reminders.suspended")}</p>
      <p>{t("reminders.waiting", { days })}</p>
      <p>{t("reminders.counter")}</p>
      <p>{t("reminders.suspendedClosing", { attempts })}</p>
      <p>{t("reminders.resolvedClosing", { attempts })}</p>
      <p>{t(`reminders.closes.${settings.closesUnanswered}`)}</p>
      <p>{t("reminders.advice")}</p>
      <p className="small muted">
        {t("hours", hours(businessHours))} {t("settingsNote")}
      </p>
    </Section>
  );
}

export function EscalationSection({ settings }: WithSettings) {
  const { t } = useTranslation(["procedure", "escalations"]);
  if (!settings) {
    return (
      <Section id="escalation">
        <LoadingRows rows={3} />
      </Section>
    );
  }
  return (
    <Section id="escalation">
      <p>{t("escalation.grounds")}</p>
      <ul>
        {ESCALATION_GROUNDS.map((ground) => (
          <li key={ground}>{t(`escalations:ground.${ground}`)}</li>
        ))}
      </ul>
      <p>{t("escalation.reach", { hours: settings.acknowledgementInBusinessHours })}</p>
      <p>{t("escalation.direct", { exchanges: settings.exchangesBeforeInteraction })}</p>
      <ul>
        {INTERACTION_KINDS.map((kind) => (
          <li key={kind}>
            {t(`escalations:kinds.${kind}`)}
            {kind === "on_site" ? `, ${t("escalation.onSite")}` : null}
          </li>
        ))}
      </ul>
      <p>{t("escalation.outcome")}</p>
      <p>{t("escalation.holds")}</p>
      <p>{t("escalation.refusals", { refusals: settings.refusalsBeforeEscalation })}</p>
    </Section>
  );
}

export function ClosedSection() {
  const { t } = useTranslation("procedure");
  return (
    <Section id="closed">
      <p>{t("closed.reason")}</p>
      <p>{t("closed.followUp")}</p>
    </Section>
  );
}

const nevers = [
  "reopen",
  "silentClosing",
  "severity",
  "anomaly",
  "directives",
  "patch",
  "note",
  "erase",
] as const;

export function NeverSection() {
  const { t } = useTranslation("procedure");
  return (
    <Section id="never">
      <ul className="procedure-nevers">
        {nevers.map((one) => (
          <li key={one}>{t(`never.${one}`)}</li>
        ))}
      </ul>
    </Section>
  );
}

export function AdditionSection({ settings }: WithSettings) {
  const { t } = useTranslation("procedure");
  return (
    <Section id="addition" aside={<Chip tone="brand">{t("addition.mark")}</Chip>}>
      {settings ? (
        <p>{t(settings.withdrawal ? "addition.withdraw" : "addition.withdrawOff")}</p>
      ) : (
        <LoadingRows rows={1} />
      )}
    </Section>
  );
}
