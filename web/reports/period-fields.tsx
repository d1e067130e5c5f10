/** PeriodFields { days, onDays, error? }: first and last day, and the periods that people ask for most at a key. */
import { useTranslation } from "react-i18next";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { daysOf, PRESETS } from "./days.ts";
import type { Days } from "./days.ts";

type Props = { days: Days; onDays: (days: Days) => void; error?: string | undefined };

export function PeriodFields({ days, onDays, error }: Props) {
  const { t } = useTranslation("reports");
  return (
    <div className="stack">
      <div className="report-days">
        <TextField
          type="date"
          label={t("page.firstDay")}
          value={days.firstDay}
          onChange={(firstDay) => onDays({ ...days, firstDay })}
        />
        <TextField
          type="date"
          label={t("page.lastDay")}
          value={days.lastDay}
          error={error}
          onChange={(lastDay) => onDays({ ...days, lastDay })}
        />
      </div>
      <div className="row">
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            variant="default"
            size="xs"
            onClick={() => onDays(daysOf(preset, new Date()))}
          >
            {t(`page.presets.${preset}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
