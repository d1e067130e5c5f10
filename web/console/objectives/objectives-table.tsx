/** ObjectivesTable { levels }: a row for each severity, a column for each thing that is timed. */
import { useTranslation } from "react-i18next";
import { CLOCKS } from "#core/contracts/vocabulary.ts";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import { useTargets } from "#web/contracts/use-targets.ts";
import type { Level } from "./objective-queries.ts";

export function ObjectivesTable({ levels }: { levels: readonly Level[] }) {
  const { t } = useTranslation(["contracts", "lifecycle"]);
  const words = useTargets();
  const clocks = CLOCKS.filter((clock) => levels.some((level) => level.clock === clock));
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
        {SEVERITIES.map((severity) => (
          <tr key={severity}>
            <th scope="row">{t(`lifecycle:severities.${severity}.label`)}</th>
            {clocks.map((clock) => {
              const level = levels.find((one) => one.clock === clock && one.severity === severity);
              return (
                <td key={clock} data-clock={t(`clocks.${clock}`)}>
                  {level ? words(level) : "–"}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
