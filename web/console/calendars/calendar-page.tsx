/** When the desk serves, for each kind of hours that contracts name: the week, a year at a glance, and who said so. */
import "#web/contracts/contracts.css";
import "./calendars.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SERVICE_HOURS } from "#core/contracts/vocabulary.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { oneOf } from "../one-of.ts";
import { calendarQuery } from "./calendar-queries.ts";
import type { CalendarPage as Page } from "./calendar-queries.ts";
import { WeekCard } from "./week-card.tsx";
import { YearCard } from "./year-card.tsx";

export function CalendarPage() {
  const { t } = useTranslation("calendars");
  const { hours: given } = useParams({ from: "/console/calendars/$hours" });
  const hours = oneOf(SERVICE_HOURS, given) ?? "business_hours";
  const navigate = useNavigate();
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(calendarQuery(hours));
  return (
    <div className="page">
      <PageHeader title={t("title")} lead={t("lead")}>
        {data?.may.change ? (
          <Button
            onClick={() =>
              void navigate({ to: "/console/calendars/$hours/edit", params: { hours } })
            }
          >
            {t("edit")}
          </Button>
        ) : null}
      </PageHeader>
      <nav className="calendar-choice" aria-label={t("which")}>
        {SERVICE_HOURS.map((one) => (
          <Link
            key={one}
            to="/console/calendars/$hours"
            params={{ hours: one }}
            aria-current={one === hours ? "page" : undefined}
          >
            {t(`hours.${one}`)}
          </Link>
        ))}
      </nav>
      {data ? (
        <div className="contract-columns">
          <YearCard calendar={data.calendar.definition} />
          <div className="stack">
            <WeekCard calendar={data.calendar.definition} />
            <HistoryCard changes={data.changes} />
          </div>
        </div>
      ) : error ? (
        <ErrorState problem={words(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingRows />
      )}
    </div>
  );
}

function HistoryCard({ changes }: Pick<Page, "changes">) {
  const { t } = useTranslation("calendars");
  return (
    <Card title={t("history.title")}>
      <ul className="plain-list">
        {changes.map(({ version, at, by, why, movesOpen }) => (
          <li key={version}>
            <strong>{by === null ? t("history.first") : t("history.version", { version })}</strong>
            {by === null ? null : (
              <div className="small muted">
                {by} · <Time at={at} form="day" />
              </div>
            )}
            {why === "" ? null : <div className="small">{why}</div>}
            {by === null ? null : (
              <div className="small muted">{t(movesOpen ? "history.moved" : "history.kept")}</div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
