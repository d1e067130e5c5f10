/** SpeedCard { terms }: how fast, by severity and by what is timed. A severity that the offer does not cover says so. */
import "./contracts.css";
import { useTranslation } from "react-i18next";
import type { TermsView } from "#api/contract-views.ts";
import { Card } from "#web/ui/card.tsx";
import { clocksOf, LevelsTable } from "./levels-table.tsx";

type Props = { terms: Pick<TermsView, "serviceLevels" | "plannedFixResolves"> };

export function SpeedCard({ terms: { serviceLevels, plannedFixResolves } }: Props) {
  const { t } = useTranslation("contracts");
  const clocks = clocksOf(serviceLevels);
  return (
    <Card title={t("speed.title")}>
      {clocks.length === 0 ? (
        <p className="muted">{t("speed.none")}</p>
      ) : (
        <LevelsTable levels={serviceLevels} whereNone={t("speed.notCovered")} />
      )}
      {clocks.includes("resolution") ? (
        <p className="small muted">
          {t(plannedFixResolves ? "speed.plannedFixStops" : "speed.plannedFixRuns")}
        </p>
      ) : null}
    </Card>
  );
}
