/** DatesFields { legend, hint, dates, path, hoursHint, faultAt, onChange }: dates with a name and hours, a page of them at a time. */
import "./calendars.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "../forms/controls.tsx";
import type { HolidayDraft } from "./calendar-draft.ts";

type Props = {
  legend: string;
  hint: string;
  dates: readonly HolidayDraft[];
  path: "holidays" | "otherHours";
  faultAt: (path: string) => string | undefined;
  onChange: (dates: HolidayDraft[]) => void;
};

export function DatesFields({ legend, hint, dates, path, faultAt, onChange }: Props) {
  const { t } = useTranslation("calendars");
  const [year, setYear] = useState(() => String(new Date().getFullYear()));
  const shown = dates.flatMap((date, at) =>
    date.date === "" || date.date.startsWith(year) || faultAt(`${path}.${at}`)
      ? [{ date, at }]
      : [],
  );
  const years = [...new Set([year, ...dates.map(({ date }) => date.slice(0, 4))])].filter(Boolean);
  const change = (at: number, part: Partial<HolidayDraft>) =>
    onChange(dates.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="contract-rows">
      <legend>{legend}</legend>
      <p className="small muted">{hint}</p>
      {years.length > 1 ? (
        <div className="year-choice">
          <SelectField
            label={t("form.year")}
            value={year}
            onChange={setYear}
            options={years.toSorted().map((one) => ({ value: one, label: one }))}
          />
        </div>
      ) : null}
      <div className="date-rows">
        {shown.map(({ date, at }) => (
          <div key={at} className="date-row">
            <TextField
              label={t("form.date")}
              type="date"
              value={date.date}
              onChange={(value) => change(at, { date: value })}
              error={faultAt(`${path}.${at}.date`)}
            />
            <TextField
              label={t("form.name")}
              value={date.name}
              maxLength={120}
              onChange={(name) => change(at, { name })}
              error={faultAt(`${path}.${at}.name`)}
            />
            <TextField
              label={t("form.hours")}
              value={date.hours}
              placeholder={t(path === "holidays" ? "form.wholeDay" : "kinds.closed")}
              onChange={(hours) => change(at, { hours })}
              error={faultAt(`${path}.${at}`) ?? faultAt(`${path}.${at}.spans`)}
            />
            <Button
              size="xs"
              variant="subtle"
              onClick={() => onChange(dates.filter((_, index) => index !== at))}
            >
              {t("form.remove")}
            </Button>
          </div>
        ))}
      </div>
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange([...dates, { date: "", name: "", hours: "" }])}
        >
          {t("form.addDate")}
        </Button>
      </div>
    </fieldset>
  );
}
