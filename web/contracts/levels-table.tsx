/** LevelsTable { levels, whereNone? }: a row for each severity, a column for each thing that is timed. whereNone: said of a severity that has nothing at all. */
import { useTranslation } from "react-i18next";
import type { TermsView } from "#api/contract-views.ts";
import { CLOCKS } from "#core/contracts/vocabulary.ts";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import { useTargets } from "./use-targets.ts";

type Levels = TermsView["serviceLevels"];
type Clocks = readonly Levels[number]["clock"][];
type Props = { levels: Levels; whereNone?: string };

/** What is timed by any of them, in the order of the trade. */
export const clocksOf = (levels: Levels): Clocks =>
  CLOCKS.filter((clock) => levels.some((level) => level.clock === clock));

export function LevelsTable({ levels, whereNone }: Props) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const clocks = clocksOf(levels);
  return (
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
          const own = levels.filter((level) => level.severity === severity);
          return (
            <tr key={severity}>
              <th scope="row">{t(`lifecycle:severities.${severity}.label`)}</th>
              {own.length === 0 && whereNone !== undefined ? (
                <td colSpan={clocks.length} className="muted">
                  {whereNone}
                </td>
              ) : (
                <Targets clocks={clocks} levels={own} />
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The targets of one severity. */
function Targets({ clocks, levels }: { clocks: Clocks; levels: Levels }) {
  const { t } = useTranslation("contracts");
  const words = useTargets();
  return clocks.map((clock) => {
    const level = levels.find((one) => one.clock === clock);
    return (
      <td key={clock} data-clock={t(`clocks.${clock}`)}>
        {level ? words(level) : "–"}
      </td>
    );
  });
}
