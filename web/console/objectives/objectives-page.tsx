/** What the desk asks of itself, by severity and by what is timed, and who said so when. */
import "#web/contracts/contracts.css";
import "../offers/offers.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LevelsTable } from "#web/contracts/levels-table.tsx";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { ChangeLines } from "./change-lines.tsx";
import { objectivesQuery } from "./objective-queries.ts";
import type { ObjectivesPage as Page } from "./objective-queries.ts";

export function ObjectivesPage() {
  const { t } = useTranslation("objectives");
  const words = useProblemWords();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(objectivesQuery);
  return (
    <div className="page">
      <PageHeader title={t("title")} lead={t("lead")}>
        {data?.may.change ? (
          <Button onClick={() => void navigate({ to: "/console/objectives/edit" })}>
            {t("edit")}
          </Button>
        ) : null}
      </PageHeader>
      {error ? <ErrorState problem={words(error)} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingRows /> : null}
      {data ? (
        <div className="contract-columns">
          <Card title={t("levels")}>
            {data.levels.length === 0 ? (
              <EmptyState title={t("none")} picture="file">
                {t("noneDetail")}
              </EmptyState>
            ) : (
              <LevelsTable levels={data.levels} />
            )}
          </Card>
          <HistoryCard history={data.history} />
        </div>
      ) : null}
    </div>
  );
}

function HistoryCard({ history }: Pick<Page, "history">) {
  const { t } = useTranslation("objectives");
  return (
    <Card title={t("history.title")}>
      {history.length === 0 ? <p className="small muted">{t("history.none")}</p> : null}
      <ul className="plain-list">
        {history.map(({ version, at, by, why, changes }) => (
          <li key={version}>
            <strong dir="auto">{why}</strong>
            <div className="small muted">
              {by} · <Time at={at} form="day" /> · {t("history.version", { version })}
            </div>
            <ChangeLines changes={changes} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
