/** The wall board: what stands, large enough for a room; it lives on through a lost line, and says how old it is. Escape leaves, F fills the screen. */
import "./wall.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DeskHome, NearestTicket } from "#api/home.ts";
import { LeftBar } from "#web/clocks/left-bar.tsx";
import { useLive } from "#web/session/live.ts";
import { useSession } from "#web/session/session.ts";
import { useLanguage } from "#web/session/words.ts";
import { SeverityOf } from "#web/tickets/ticket-chips.tsx";
import { formatDuration, formatShort } from "#web/ui/format-time.ts";
import { ReaderProvider, useReader } from "#web/ui/reader.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { useKeyListener, useKeys } from "#web/ui/use-keys.ts";
import { useCount } from "./figures.tsx";
import { homeQuery } from "./home-query.ts";
import { useFigures } from "./use-figures.ts";
import { useOnCallWords } from "./use-on-call-words.ts";

/** As many as a wall has room for below the numbers. */
const linesMax = 8;

export function WallPage() {
  const me = useSession();
  const { language } = useLanguage();
  return (
    <ReaderProvider language={language} timeZone={me.timeZone}>
      <Wall />
    </ReaderProvider>
  );
}

function Wall() {
  const { t } = useTranslation("home");
  const { connected } = useLive();
  const navigate = useNavigate();
  const { data, isError } = useQuery(homeQuery);
  const leave = () => void navigate({ to: "/console/home" });
  const fill = () => void document.documentElement.requestFullscreen?.();
  useKeyListener();
  useKeys([
    { key: "Escape", label: t("wallBoard.leave"), run: leave },
    { key: "f", label: t("wallBoard.full"), run: fill },
  ]);
  useEffect(() => {
    document.title = `${t("wallBoard.title")} · Permanence`;
  }, [t]);
  return (
    <main className="wall" aria-label={t("wallBoard.title")}>
      <header className="wall-head">
        <h1>{t("wallBoard.title")}</h1>
        {data ? <Age at={data.at} lost={!connected || isError} /> : null}
        <span className="wall-doors">
          <button type="button" onClick={fill} aria-keyshortcuts="f">
            {t("wallBoard.full")}
          </button>
          <Link to="/console/home" aria-keyshortcuts="Escape">
            {t("wallBoard.leave")}
          </Link>
        </span>
      </header>
      {data ? <Board home={data} /> : null}
    </main>
  );
}

/** Whether the numbers are of now; if the line is lost, how old they are, in words and in a colour. */
function Age({ at, lost }: { at: string; lost: boolean }) {
  const { t } = useTranslation("home");
  const reader = useReader();
  const now = useMinute();
  return (
    <p className="wall-age" role="status" data-lost={lost || undefined}>
      <span className="figures">{formatShort(at, now, reader)}</span>{" "}
      {lost
        ? t("wallBoard.old", { age: formatDuration(now - Date.parse(at), reader) })
        : t("wallBoard.live")}
    </p>
  );
}

function Board({ home }: { home: DeskHome }) {
  const { t } = useTranslation("home");
  const figures = useFigures(home);
  const write = useCount();
  const onCallWords = useOnCallWords();
  const { nearest, recent, onCall } = home;
  return (
    <>
      <dl className="wall-figures">
        {figures.map(({ key, count, label, tone }) => (
          <div key={key} data-tone={count.count > 0 ? tone : undefined}>
            <dt>{label}</dt>
            <dd className="figures">{write(count)}</dd>
          </div>
        ))}
      </dl>
      <section className="wall-risk" aria-labelledby="wall-risk">
        <h2 id="wall-risk">{t("wallBoard.atRisk")}</h2>
        {nearest.length === 0 ? <p>{t("wallBoard.none")}</p> : null}
        <ol>
          {nearest.slice(0, linesMax).map((ticket) => (
            <WallLine key={ticket.reference} ticket={ticket} />
          ))}
        </ol>
      </section>
      <footer className="wall-recent">
        {onCall === null ? null : (
          <p data-tone={onCall.length === 0 ? "bad" : undefined}>
            <strong>{t("onCall.title")}</strong> {onCallWords(onCall)}
          </p>
        )}
        <strong>{t("recent.title")}</strong>{" "}
        {recent.length === 0 ? t("recent.none") : recent.map(({ name }) => name).join(" · ")}
      </footer>
    </>
  );
}

/** No more of a beneficiary than the organisation and the reference: strangers walk past a wall. */
function WallLine({ ticket }: { ticket: NearestTicket }) {
  const { t } = useTranslation("home");
  const { reference, organisation, assignee, severity, left } = ticket;
  return (
    <li>
      <SeverityOf severity={severity} compact />
      <span className="figures wall-reference">{reference}</span>
      <span className="wall-whose">{organisation.name}</span>
      <span className="wall-who">{assignee?.name ?? t("nearest.nobody")}</span>
      <LeftBar left={left} />
    </li>
  );
}
