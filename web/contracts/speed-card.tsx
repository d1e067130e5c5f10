/** SpeedCard { terms }: how fast, by severity and by what is timed. A severity that the offer does not cover says so. */
import "./contracts.css";
import { useTranslation } from "react-i18next";
import type { TermsView } from "#api/contract-views.ts";
import { CLOCKS } from "#core/contracts/vocabulary.ts";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import { Card } from "#web/ui/card.tsx";
import { useTargets } from "./use-targets.ts";

type Props = { terms: Pick<TermsView, "serviceLevels" | "plannedFixResolves"> };

export function SpeedCard({ terms: { serviceLevels, plannedFixResolves } }: Props) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const words = useTargets();
  const clocks = CLOCKS.filter((clock) => serviceLevels.some((level) => level.clock === clock));
  return (
    <Card title={t("speed.title")}>
      {clocks.length === 0 ? <p className="muted">{t("speed.none")}</p> : null}
      {clocks.length === 0 ? null : (
        <table className="contract-table">
          <thead>
            <tr>
              <th scope="col">{t("speed.severity")}</th>
              {clocks.map((clock) => (
                <th key={clock} scope="col">
                  {t(`clocks.${clock}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SEVERITIES.map((severity) => {
              const levels = serviceLevels.filter((level) => level.severity === severity);
              return (
                <tr key={severity}>
                  <th scope="row">{t(`lifecycle:severities.${severity}.label`)}</th>
                  {levels.length === 0 ? (
                    <td colSpan={clocks.length} className="muted">
                      {t("speed.notCovered")}
                    </td>
                  ) : (
                    clocks.map((clock) => {
                      const level = levels.find((one) => one.clock === clock);
                      return (
                        <td key={clock} data-clock={t(`clocks.${clock}`)}>
                          {level ? words(level) : "–"}
                        </td>
                      );
                    })
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {clocks.includes("resolution") ? (
        <p className="small muted">
          {t(plannedFixResolves ? "speed.plannedFixStops" : "speed.plannedFixRuns")}
        </p>
      ) : null}
    </Card>
  );
}
