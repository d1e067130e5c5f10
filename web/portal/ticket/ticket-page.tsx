import "./ticket-page.css";
import { getRouteApi, Link, useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { Refused } from "#web/session/refused.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useMoment } from "#web/tickets/moment.ts";
import { TicketChips } from "#web/tickets/ticket-chips.tsx";
import { TicketMap } from "#web/tickets/ticket-map.tsx";
import { TicketRibbon } from "#web/tickets/ticket-ribbon.tsx";
import { showEvent, Timeline } from "#web/tickets/timeline.tsx";
import { useTicketPage } from "#web/tickets/use-ticket-page.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { Time } from "#web/ui/time.tsx";
import { TargetsCard } from "#web/clocks/targets-card.tsx";
import { ContractSays } from "#web/tickets/contract-says.tsx";
import { AdviceCard } from "#web/escalations/advice-card.tsx";
import { Escalating, EscalationOf } from "#web/escalations/on-ticket.tsx";
import { EnvironmentCard } from "./environment-card.tsx";
import { ReplyBox } from "./reply-box.tsx";
import { OtherActions, TicketFacts, TicketFiles } from "./side-cards.tsx";
import { useNews } from "./use-news.ts";
import { YourTurn } from "./your-turn.tsx";

const place = getRouteApi("/portal/tickets/$reference");

export function TicketPage() {
  const { reference } = place.useParams();
  const words = useProblemWords();
  const { ticket, error, refetch } = useTicketPage(reference);
  if (ticket) return <Ticket key={reference} ticket={ticket} />;
  if (error instanceof Refused && error.problem.status === 404)
    return <Missing reference={reference} />;
  if (error) return <ErrorState problem={words(error)} onRetry={() => void refetch()} />;
  return (
    <>
      <PageHeader title={reference} />
      <Card>
        <LoadingRows rows={8} />
      </Card>
    </>
  );
}

function Missing({ reference }: { reference: string }) {
  const { t } = useTranslation(["portal", "ui"]);
  return (
    <>
      <PageHeader title={reference} />
      <EmptyState
        picture="search"
        title={t("ui:missing.title")}
        action={<Link to="/tickets">{t("home.allTickets")}</Link>}
      >
        {t("ui:missing.detail")}
      </EmptyState>
    </>
  );
}

function Ticket({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["portal", "tickets"]);
  const [escalating, setEscalating] = useState(false);
  useNews(ticket);
  useHash();
  return (
    <>
      <TicketHead ticket={ticket} />
      <div className="ticket-ribbon">
        <Card>
          <TicketRibbon ticket={ticket} side="beneficiary" onMark={showEvent} />
        </Card>
      </div>
      <div className="columns ticket-columns">
        <div className="stack">
          <YourTurn ticket={ticket} />
          <AdviceCard ticket={ticket} side="beneficiary" onEscalate={() => setEscalating(true)} />
          <EscalationOf ticket={ticket} side="beneficiary" />
          <ReplyBox ticket={ticket} />
          <Card title={t("ticket.conversation")}>
            <Timeline ticket={ticket} side="beneficiary" />
          </Card>
        </div>
        <div className="stack">
          <Card title={t("ticket.where")}>
            <TicketMap ticket={ticket} />
          </Card>
          <TargetsCard reference={ticket.reference} side="beneficiary" />
          <EnvironmentCard ticket={ticket} />
          <ContractSays
            reference={ticket.reference}
            severity={ticket.severity}
            spokenTo="beneficiary"
          />
          <TicketFacts ticket={ticket} />
          <TicketFiles ticket={ticket} />
          <OtherActions ticket={ticket} onEscalate={() => setEscalating(true)} />
        </div>
      </div>
      {escalating ? <Escalating ticket={ticket} onClose={() => setEscalating(false)} /> : null}
    </>
  );
}

function TicketHead({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const moment = useMoment("beneficiary")(ticket);
  const { reference, subject, filedAt, filer, assignee, organisation, waitingOn } = ticket;
  return (
    <>
      <PageHeader
        title={subject}
        crumbs={[
          <Link key="list" to="/tickets">
            {t("nav.tickets")}
          </Link>,
          <span key="reference" className="figures">
            {reference}
          </span>,
        ]}
        lead={
          <>
            {organisation.name} · {t("ticket.filedOn")} <Time at={filedAt} relative />{" "}
            {t("ticket.filedBy", { filer: filer.name })}
            {assignee ? ` · ${t("ticket.followedBy", { assignee: assignee.name })}` : null}
          </>
        }
      >
        <TicketChips ticket={ticket} />
      </PageHeader>
      <p className="ticket-moment" data-whose={waitingOn ?? "nobody"}>
        {moment}
      </p>
    </>
  );
}

/** Links from the home page lead to the card that asks; it is drawn after the data came. */
function useHash(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === "") return;
    document.getElementById(hash)?.scrollIntoView({ block: "start" });
  }, [hash]);
}
