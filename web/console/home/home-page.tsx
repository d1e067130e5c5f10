/** The desk at a glance: what stands, what each agent holds, what is missed or due today by offer, and what comes next. */
import "./home.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { formatShort } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { Figures } from "./figures.tsx";
import { homeQuery } from "./home-query.ts";
import { LoadCard } from "./load-card.tsx";
import { NearestCard } from "./nearest-card.tsx";
import { OffersCard } from "./offers-card.tsx";
import { useOnCallWords } from "./use-on-call-words.ts";

export function HomePage() {
  const { t } = useTranslation("home");
  const words = useProblemWords();
  const onCallWords = useOnCallWords();
  const reader = useReader();
  const now = useMinute();
  const { data, error, refetch } = useQuery(homeQuery);
  return (
    <div className="page home">
      <PageHeader
        title={t("title")}
        lead={data ? t("asOf", { at: formatShort(data.at, now, reader) }) : undefined}
      >
        <Link to="/console/wall" className="home-wall">
          {t("wall")}
        </Link>
      </PageHeader>
      {error ? <ErrorState problem={words(error)} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <LoadingRows />}
      {data ? (
        <>
          <Figures home={data} />
          <div className="home-columns">
            <div className="stack">
              <LoadCard load={data.load} />
              <OffersCard offers={data.offers} />
              {data.onCall === null ? null : (
                <Card title={t("onCall.title")}>{onCallWords(data.onCall)}</Card>
              )}
              <Card title={t("recent.title")}>
                {data.recent.length === 0 ? (
                  <p className="muted">{t("recent.none")}</p>
                ) : (
                  data.recent.map(({ name }) => name).join(" · ")
                )}
              </Card>
            </div>
            <NearestCard nearest={data.nearest} />
          </div>
        </>
      ) : null}
    </div>
  );
}
