/** YearCard { calendar, year?, onYear? }: a year at a glance, month by month, and the same as a list for those who do not see it. */
import "./calendars.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { tagOf, writeDate } from "#locales/written-dates.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useDayNames } from "#web/ui/use-day-names.ts";
import type { CalendarDefinition } from "./calendar-queries.ts";
import { monthsOf } from "./year.ts";
import type { DayKind, YearDay } from "./year.ts";

const KINDS = ["open", "other", "holiday", "closed"] as const satisfies readonly DayKind[];

export function YearCard({ calendar }: { calendar: CalendarDefinition }) {
  const { t } = useTranslation("calendars");
  const { language, timeZone } = useReader();
  const [year, setYear] = useState(() => new Date().getFullYear());
  const months = monthsOf(calendar, year);
  const name = new Intl.DateTimeFormat(tagOf(language), { month: "long", timeZone: "UTC" });
  const special = months.flat().filter((day) => day.name !== "");
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format();
  return (
    <Card title={t("year.title", { year })} aside={<Legend />}>
      <div className="row year-pager">
        <Button size="xs" variant="default" onClick={() => setYear(year - 1)}>
          {t("year.before", { year: year - 1 })}
        </Button>
        <Button size="xs" variant="default" onClick={() => setYear(year + 1)}>
          {t("year.after", { year: year + 1 })}
        </Button>
      </div>
      <div className="year" aria-hidden="true">
        {months.map((days, month) => (
          <Month
            key={month}
            name={name.format(Date.UTC(2024, month, 1))}
            days={days}
            today={today}
          />
        ))}
      </div>
      <h3 className="year-list-title">{t("year.list", { year })}</h3>
      {special.length === 0 ? (
        <p className="small muted">{t("year.none", { year })}</p>
      ) : (
        <ul className="year-list small">
          {special.map((day) => (
            <SpecialDay key={day.date} day={day} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Legend() {
  const { t } = useTranslation("calendars");
  return (
    <span className="year-legend">
      {KINDS.map((kind) => (
        <span key={kind} className="row">
          <i className="year-day" data-day={kind} aria-hidden="true" />
          {t(`kinds.${kind}`)}
        </span>
      ))}
    </span>
  );
}

type MonthProps = { name: string; days: readonly YearDay[]; today: string };

function Month({ name, days, today }: MonthProps) {
  const { t } = useTranslation("calendars");
  const weekdays = useDayNames();
  return (
    <div className="year-month">
      <strong className="small">{name}</strong>
      <div className="year-days">
        {weekdays.map((weekday) => (
          <span key={weekday} className="year-day year-weekday">
            {weekday.charAt(0)}
          </span>
        ))}
        {days.map(({ date, weekday, kind, name: said }, at) => (
          <span
            key={date}
            className="year-day"
            data-day={kind}
            data-today={date === today || undefined}
            style={at === 0 ? { gridColumnStart: weekday + 1 } : undefined}
            title={`${at + 1} ${name} · ${said || t(`kinds.${kind}`)}`}
          >
            {at + 1}
          </span>
        ))}
      </div>
    </div>
  );
}

function SpecialDay({ day: { date, name } }: { day: YearDay }) {
  const { language } = useReader();
  const day = writeDate(Date.parse(date), language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return (
    <li>
      <span className="figures muted">{day}</span> {name}
    </li>
  );
}
