/** SpanBar { startsOn, coveredUntil, endsOn, zone }: the contract's days as a bar, with what was cut off and today on it. Words beside it say the same. */
import "./contracts.css";
import { useTranslation } from "react-i18next";
import { dayBefore, daysBetween, todayIn, useDays } from "./days.ts";

type Props = { startsOn: string; coveredUntil: string; endsOn: string; zone: string };

export function SpanBar({ startsOn, coveredUntil, endsOn, zone }: Props) {
  const { t } = useTranslation("contracts");
  const { day } = useDays();
  const whole = Math.max(1, daysBetween(startsOn, endsOn));
  const share = (date: string): number =>
    Math.min(100, Math.max(0, (daysBetween(startsOn, date) / whole) * 100));
  const today = todayIn(zone);
  const isNow = daysBetween(startsOn, today) >= 0 && daysBetween(today, endsOn) > 0;
  const passed = Math.min(share(today), share(coveredUntil));
  return (
    <div className="span-bar" aria-hidden="true" title={t("timeline")}>
      <div className="span-bar-track">
        <div className="span-bar-covered" style={{ width: `${share(coveredUntil)}%` }} />
        <div className="span-bar-passed" style={{ width: `${passed}%` }} />
        {isNow ? <div className="span-bar-today" style={{ left: `${share(today)}%` }} /> : null}
      </div>
      <div className="span-bar-days small muted">
        <span>{day(startsOn)}</span>
        <span>{day(dayBefore(endsOn))}</span>
      </div>
    </div>
  );
}
