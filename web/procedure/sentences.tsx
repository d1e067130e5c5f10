/** The parts of the page that are sentences; the figures in them are the desk's settings. */
import { useTranslation } from "react-i18next";
import { LIFE_CYCLE } from "#core/tickets/life-cycle.ts";
import { EXCLUSIONS } from "#core/tickets/vocabulary.ts";
import { Chip } from "#web/ui/chips.tsx";
import { LoadingRows } from "#web/ui/states.tsx";
import { Section } from "./section.tsx";
import type { Settings } from "./settings.ts";
import { useHours } from "./use-hours.ts";

type WithSettings = { settings: Settings | undefined };

export function RequestSection() {
  const { t } = useTranslation("procedure");
  return (
    <Section id="request">
      <p>{t("request.filing")}</p>
      <p>{t("request.severity")}</p>
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
      <p>{t("reminders.advice")}</p>
      <p className="small muted">
        {t("hours", hours(businessHours))} {t("settingsNote")}
      </p>
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

export function LaterSection({ settings }: WithSettings) {
  const { t } = useTranslation(["procedure", "lifecycle"]);
  const later = LIFE_CYCLE.filter(({ arrives }) => arrives !== "now");
  return (
    <Section id="later">
      <p>{t("later.intro")}</p>
      <ul>
        <li>{t("later.contract")}</li>
        <li>{t("later.time")}</li>
        {settings ? (
          <li>{t("later.refusals", { refusals: settings.refusalsBeforeEscalation })}</li>
        ) : null}
        {later.map(({ command }) => (
          <li key={command}>
            {t(`lifecycle:commands.${command}.name`)} — {t(`lifecycle:commands.${command}.does`)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
