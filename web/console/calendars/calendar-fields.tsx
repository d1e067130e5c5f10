/** CalendarFields { draft, faultAt, onChange }: zone, week, business day, holidays and other hours, as they are typed. */
import "../contracts/contract-form.css";
import "./calendars.css";
import { useTranslation } from "react-i18next";
import { TextField } from "../forms/controls.tsx";
import { AlmanacFields } from "./almanac-fields.tsx";
import { holidayDraft } from "./calendar-draft.ts";
import type { CalendarDraft } from "./calendar-draft.ts";
import { DatesFields } from "./dates-fields.tsx";
import { useDayNames } from "#web/ui/use-day-names.ts";

type Props = {
  draft: CalendarDraft;
  faultAt: (path: string) => string | undefined;
  onChange: (draft: CalendarDraft) => void;
};

export function CalendarFields({ draft, faultAt, onChange }: Props) {
  const { t } = useTranslation("calendars");
  const names = useDayNames();
  const { zone, week, businessDay, holidays, otherHours } = draft;
  const change = (part: Partial<CalendarDraft>) => onChange({ ...draft, ...part });
  return (
    <div className="stack">
      <TextField
        label={t("form.zone")}
        hint={t("form.zoneHint")}
        value={zone}
        maxLength={64}
        onChange={(value) => change({ zone: value })}
        error={faultAt("zone")}
      />
      <fieldset className="contract-rows">
        <legend>{t("form.week")}</legend>
        <p className="small muted">{t("form.weekHint")}</p>
        {faultAt("week") ? <p className="bad small">{faultAt("week")}</p> : null}
        <div className="week-fields">
          {week.map((hours, day) => (
            <TextField
              key={day}
              label={names[day] ?? ""}
              value={hours}
              placeholder={t("kinds.closed")}
              onChange={(value) =>
                change({ week: week.map((one, at) => (at === day ? value : one)) })
              }
              error={faultAt(`week.${day}`)}
            />
          ))}
          <TextField
            label={t("form.businessDay")}
            hint={t("form.businessDayHint")}
            value={businessDay}
            onChange={(value) => change({ businessDay: value })}
            error={faultAt("businessDay")}
          />
        </div>
      </fieldset>
      <AlmanacFields
        holidays={holidays}
        onAdd={(added) => change({ holidays: [...holidays, ...added.map(holidayDraft)] })}
      />
      <DatesFields
        legend={t("form.holidays")}
        hint={t("form.holidaysHint")}
        dates={holidays}
        path="holidays"
        faultAt={faultAt}
        onChange={(dates) => change({ holidays: dates })}
      />
      <DatesFields
        legend={t("form.otherHours")}
        hint={t("form.otherHoursHint")}
        dates={otherHours}
        path="otherHours"
        faultAt={faultAt}
        onChange={(dates) => change({ otherHours: dates })}
      />
    </div>
  );
}
