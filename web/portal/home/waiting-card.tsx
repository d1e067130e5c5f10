/** One ticket that waits for the reader: what for, since when, and the way to answer. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketSummary, TicketView } from "#api/ticket-views.ts";
import { remindersTold } from "#web/tickets/attempts-told.ts";
import { currentRequest } from "#web/tickets/information-items.tsx";
import { useMoment } from "#web/tickets/moment.ts";
import { SeverityOf, StateOf } from "#web/tickets/ticket-chips.tsx";
import { useTicket } from "#web/tickets/use-ticket.ts";
import { Card } from "#web/ui/card.tsx";
import { Time } from "#web/ui/time.tsx";
import { plainText } from "../plain-text.ts";

export function WaitingCard({ summary }: { summary: TicketSummary }) {
  const { t } = useTranslation(["portal", "tickets"]);
  const { data: ticket } = useTicket(summary.reference);
  const moment = useMoment("beneficiary");
  const { reference, subject } = summary;
  return (
    <div className="waiting-card">
      <Card
        level={3}
        tone="call"
        title={
          <Link to="/tickets/$reference" params={{ reference }} className="waiting-subject">
            {subject}
          </Link>
        }
        aside={
          <span className="row">
            <SeverityOf severity={summary.severity} compact />
            <StateOf state={summary.state} />
          </span>
        }
      >
        <p className="moment">{moment(ticket ?? summary)}</p>
        {ticket ? <What ticket={ticket} /> : null}
        <div className="row wrap between">
          <Link
            to="/tickets/$reference"
            params={{ reference }}
            hash="your-turn"
            className="button-link"
            data-primary
          >
            {t(summary.state === "suspended" ? "home.answer" : "home.seeSolution")}
          </Link>
          <span className="small muted">
            {reference} · {t(summary.state === "resolved" ? "home.proposed" : "home.asked")}{" "}
            <Time at={summary.waitingSince} relative />
            {ticket ? <Attempts ticket={ticket} /> : null}
          </span>
        </div>
      </Card>
    </div>
  );
}

const itemsShown = 3;

function What({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const request = currentRequest(ticket);
  if (request) {
    const open = request.items.filter(({ answered }) => !answered);
    return (
      <ul className="waiting-list">
        {open.slice(0, itemsShown).map(({ item, text }) => (
          <li key={item}>{plainText(text ?? "")}</li>
        ))}
        {open.length > itemsShown ? (
          <li className="muted">{t("home.moreItems", { count: open.length - itemsShown })}</li>
        ) : null}
      </ul>
    );
  }
  const conclusion = ticket.conclusions.at(-1);
  if (!conclusion) return null;
  return (
    <p className="excerpt">
      <strong>{t(`lifecycle:conclusions.${conclusion.kind}.name`)}</strong> —{" "}
      {plainText(conclusion.text ?? "")}
    </p>
  );
}

function Attempts({ ticket: { attempts } }: { ticket: TicketView }) {
  const { t } = useTranslation("portal");
  if (attempts.counted === 0) return null;
  return <> · {remindersTold(t, attempts)}</>;
}
