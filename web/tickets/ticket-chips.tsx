/** TicketChips { ticket, compact? }: severity (with what was declared, where it differs) and state. StateOf { state }; SeverityOf { severity }. */
import { useTranslation } from "react-i18next";
import type { TicketSummary } from "#api/ticket-views.ts";
import { SeverityChip, StateChip } from "#web/ui/chips.tsx";

type Chipped = Pick<TicketSummary, "state" | "severity" | "declaredSeverity" | "level">;

export function TicketChips({ ticket }: { ticket: Chipped }) {
  const { t } = useTranslation(["tickets", "lifecycle"]);
  const { severity, declaredSeverity, state, level } = ticket;
  const declared =
    declaredSeverity === severity ? {} : { aside: t("declaredAs", { severity: declaredSeverity }) };
  const name = t(`lifecycle:states.${state}.name`);
  return (
    <>
      <SeverityChip
        severity={severity}
        label={t(`lifecycle:severities.${severity}.name`)}
        {...declared}
      />
      <StateChip
        tone={state}
        label={state === "in_progress" && level === 2 ? t("atLevel", { state: name, level }) : name}
      />
    </>
  );
}

export function StateOf({ state }: Pick<TicketSummary, "state">) {
  const { t } = useTranslation("lifecycle");
  return <StateChip tone={state} label={t(`states.${state}.name`)} />;
}

export function SeverityOf({
  severity,
  compact = false,
}: Pick<TicketSummary, "severity"> & { compact?: boolean }) {
  const { t } = useTranslation("lifecycle");
  return (
    <SeverityChip severity={severity} compact={compact} label={t(`severities.${severity}.name`)} />
  );
}
