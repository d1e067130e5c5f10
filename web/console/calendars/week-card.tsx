/** WeekCard { calendar }: the hours of each day of the week, drawn on one day's scale and said beside it. */
import "./calendars.css";
import { useTranslation } from "react-i18next";
import { hoursText } from "#core/calendars/hours-text.ts";
import { Card } from "#web/ui/card.tsx";
import type { CalendarDefinition } from "./calendar-queries.ts";
import { useDayNames } from "#web/ui/use-day-names.ts";
import { daysOfWeek } from "./year.ts";

const dayMinutes = 1440;
const percent = (minutes: number) => `${(Math.min(minutes, dayMinutes) / dayMinutes) * 100}%`;

export function WeekCard({ calendar }: { calendar: CalendarDefinition }) {
  const { t } = useTranslation("calendars");
  const names = useDayNames();
  const { businessDay, zone } = calendar;
  const [hours, minutes] = [Math.floor(businessDay / 60), businessDay % 60];
  return (
    <Card title={t("week.title")} aside={t("week.zone", { zone })}>
      <ul className="opening-week">
        {daysOfWeek(calendar).map((spans, day) => (
          <li key={day}>
            <span>{names[day]}</span>
            <span className="opening-bar" aria-hidden="true">
              {spans.map(({ from, to }) => (
                <i
                  key={from}
                  style={{
                    insetInlineStart: percent(from),
                    width: percent(Math.min(to, dayMinutes) - from),
                  }}
                />
              ))}
            </span>
            <span className="figures small">
              {spans.length === 0 ? (
                <span className="muted">{t("kinds.closed")}</span>
              ) : (
                hoursText(spans)
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="small muted">
        {minutes === 0
          ? t("week.businessDay", { count: hours })
          : t("week.businessDayMinutes", { hours, minutes })}
      </p>
    </Card>
  );
}
