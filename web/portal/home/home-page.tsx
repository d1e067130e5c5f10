import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ticketListQuery } from "../ticket-queries.ts";
import { TicketRows } from "../ticket-rows.tsx";
import { useWaiting } from "./use-waiting.ts";
import { WaitingCard } from "./waiting-card.tsx";

export function HomePage() {
  const { t } = useTranslation("portal");
  const me = useSession();
  const several =
    me.memberships.length > 1 || me.memberships.some(({ kind }) => kind === "partner");
  return (
    <>
      <PageHeader
        title={t("home.title", { name: me.name.split(" ")[0] ?? me.name })}
        lead={me.memberships.map(({ organisation }) => organisation.name).join(" · ")}
      >
        <Link to="/tickets/new" className="button-link" data-primary>
          {t("nav.new")}
        </Link>
      </PageHeader>
      <Waiting />
      <Recent several={several} />
    </>
  );
}

const shownMax = 6;

function Waiting() {
  const { t } = useTranslation("portal");
  const words = useProblemWords();
  const { mine, others, isKnown, error, askAgain } = useWaiting();
  return (
    <section aria-labelledby="waiting">
      <div className="section-head">
        <h2 id="waiting">
          {isKnown ? t("home.waiting", { count: mine.length }) : t("home.waitingUnknown")}
        </h2>
        {mine.length > shownMax ? (
          <Link to="/tickets" search={{ waiting: "beneficiary" }}>
            {t("home.allWaiting", { count: mine.length })}
          </Link>
        ) : null}
      </div>
      {error ? <ErrorState problem={words(error)} onRetry={askAgain} /> : null}
      {isKnown || error ? null : (
        <Card>
          <LoadingRows rows={2} />
        </Card>
      )}
      {isKnown && mine.length === 0 ? (
        <Card>
          <EmptyState title={t("home.nothingWaits")}>{t("home.nothingWaitsDetail")}</EmptyState>
        </Card>
      ) : null}
      <div className="waiting-cards">
        {mine.slice(0, shownMax).map((ticket) => (
          <WaitingCard key={ticket.reference} summary={ticket} />
        ))}
      </div>
      {others.length > 0 ? (
        <>
          <div className="section-head">
            <h3>{t("home.others", { count: others.length })}</h3>
          </div>
          <Card>
            <TicketRows tickets={others.slice(0, shownMax)} />
          </Card>
        </>
      ) : null}
    </section>
  );
}

function Recent({ several }: { several: boolean }) {
  const { t } = useTranslation("portal");
  const words = useProblemWords();
  const recent = useQuery(ticketListQuery({}, 8));
  return (
    <section aria-labelledby="recent">
      <div className="section-head">
        <h2 id="recent">{t("home.recent")}</h2>
        <Link to="/tickets">{t("home.allTickets")}</Link>
      </div>
      {recent.error ? (
        <ErrorState problem={words(recent.error)} onRetry={() => void recent.refetch()} />
      ) : null}
      <Card>
        {recent.isPending ? <LoadingRows rows={5} /> : null}
        {recent.data?.items.length === 0 ? (
          <EmptyState
            picture="file"
            title={t("home.none")}
            action={
              <Link to="/tickets/new" className="button-link" data-primary>
                {t("nav.new")}
              </Link>
            }
          >
            {t("home.noneDetail")}
          </EmptyState>
        ) : null}
        {recent.data ? <TicketRows tickets={recent.data.items} organisations={several} /> : null}
      </Card>
    </section>
  );
}
