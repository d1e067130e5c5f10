/** WeeksCard { page }: eight weeks as bars, each part with whoever serves in it; those who listen hear each part as a sentence. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DutyView, OnCallPage } from "#api/on-call.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { tagOf } from "#locales/written-dates.ts";
import { formatShort } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { LoadingRows } from "#web/ui/states.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import { dutiesQuery } from "./on-call-queries.ts";
import { mondaysFrom, weeksOf } from "./weeks.ts";
import type { Week, WeekPart } from "./weeks.ts";

const WEEKS = 8;
const TINTS = 5;

export function WeeksCard({ page }: { page: OnCallPage }) {
  const { t } = useTranslation("oncall");
  const reader = useReader();
  const now = useMinute();
  const [ahead, setAhead] = useState(0);
  const first = mondaysFrom(now, 1, reader.timeZone)[0] ?? now;
  // Noon, so that a daylight change in between leads to no other week.
  const noon = first + (ahead * 7 + 0.5) * 86_400_000;
  const mondays = mondaysFrom(noon, WEEKS + 1, reader.timeZone);
  const [from = now, to = now] = [mondays[0], mondays.at(-1)];
  const asked = dutiesQuery(new Date(from).toISOString(), new Date(to).toISOString());
  const { data } = useQuery({ ...asked, placeholderData: keepPreviousData });
  const tintOf = (duty: DutyView) => {
    const place = page.rotation?.agents.indexOf(duty.agent?.id ?? "") ?? -1;
    return place === -1 ? "other" : String(place % TINTS);
  };
  return (
    <Card title={t("weeks.title")} aside={t("weeks.zone", { zone: reader.timeZone })}>
      <div className="row weeks-pager">
        <Button size="xs" variant="default" onClick={() => setAhead(ahead - WEEKS)}>
          {t("weeks.earlier")}
        </Button>
        {ahead === 0 ? null : (
          <Button size="xs" variant="subtle" onClick={() => setAhead(0)}>
            {t("weeks.today")}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setAhead(ahead + WEEKS)}>
          {t("weeks.later")}
        </Button>
      </div>
      {data ? (
        <ol className="weeks">
          {weeksOf(mondays, data.items).map((week) => (
            <WeekRow key={week.from} week={week} now={now} page={page} tintOf={tintOf} />
          ))}
        </ol>
      ) : (
        <LoadingRows rows={WEEKS} />
      )}
    </Card>
  );
}

type RowProps = {
  week: Week;
  now: number;
  page: OnCallPage;
  tintOf: (duty: DutyView) => string;
};

function WeekRow({ week, now, page, tintOf }: RowProps) {
  const { t } = useTranslation("oncall");
  const { language, timeZone } = useReader();
  const { from, to, parts } = week;
  const day = new Intl.DateTimeFormat(tagOf(language), {
    day: "numeric",
    month: "short",
    timeZone,
  });
  const isNow = from <= now && now < to;
  const departing = page.exceptions.filter(
    (one) => Date.parse(one.from) < to && Date.parse(one.to) > from,
  );
  return (
    <li className="week" data-now={isNow || undefined}>
      <span className="week-days small figures">{day.formatRange(from, to - 1)}</span>
      <div>
        <ol className="week-bar">
          {parts.map((part) => (
            <Part key={part.duty.from} part={part} tint={tintOf(part.duty)} now={now} />
          ))}
          {isNow ? (
            <li
              aria-hidden="true"
              className="week-present"
              style={{ left: `${((now - from) / (to - from)) * 100}%` }}
            />
          ) : null}
        </ol>
        {departing.map((one) => (
          <div key={one.id} className="week-away small muted">
            {t(one.by ? "weeks.swap" : "weeks.away", {
              name: one.by?.name ?? one.agent.name,
              other: one.agent.name,
              why: one.why,
              days: day.formatRange(Date.parse(one.from), Date.parse(one.to) - 1),
            })}
          </div>
        ))}
      </div>
    </li>
  );
}

function Part({ part, tint, now }: { part: WeekPart; tint: string; now: number }) {
  const { t } = useTranslation("oncall");
  const reader = useReader();
  const { duty, left, width } = part;
  const name = duty.agent?.name ?? t("weeks.nobody");
  const sentence = t(`weeks.${duty.because}`, {
    name,
    other: duty.turnOf?.name ?? "",
    from: formatShort(duty.from, now, reader),
    to: formatShort(duty.to, now, reader),
  });
  return (
    <li
      className="week-part"
      data-tint={duty.agent === null ? "none" : tint}
      data-because={duty.because}
      style={{ left: `${left}%`, width: `${width}%` }}
      title={sentence}
    >
      <span aria-hidden="true" className="week-name">
        {name}
      </span>
      <span aria-hidden="true" className="week-initials">
        {initialsOf(name)}
      </span>
      <VisuallyHidden>{sentence}</VisuallyHidden>
    </li>
  );
}

/** For a part that has no room for the name. */
function initialsOf(name: string): string {
  const parts = name.split(" ").map((part) => part.slice(0, 1));
  return parts.join("");
}
