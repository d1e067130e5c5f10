/** TicketHead { ticket, level }: subject, reference, severity and state, for whom. level 1 on its own page, 2 beside the queue. */
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { TicketChips } from "#web/tickets/ticket-chips.tsx";

export function TicketHead({ ticket, level }: { ticket: TicketView; level: 1 | 2 }) {
  const { t } = useTranslation("console");
  const { subject, reference, organisation, partner, assignee, subscription } = ticket;
  const Heading = level === 1 ? "h1" : "h2";
  useEffect(() => {
    document.title = `${reference} ${subject} · Permanence`;
  }, [reference, subject]);
  return (
    <header className="ticket-head">
      <div className="ticket-title">
        <Heading dir="auto">{subject}</Heading>
        <Link
          className="mono reference"
          to="/console/tickets/$reference"
          params={{ reference }}
          title={t("head.open")}
        >
          {reference}
        </Link>
      </div>
      <div className="row wrap ticket-line">
        <TicketChips ticket={ticket} />
        <span className="small muted">
          <Link to="/console/customers/$id" params={{ id: organisation.id }}>
            {organisation.name}
          </Link>
          {partner ? <> · {t("list.via", { partner: partner.name })}</> : null}
          {subscription ? <> · {subscription.offer}</> : null}
          <> · {assignee ? t("head.assigned", { name: assignee.name }) : t("facts.nobody")}</>
        </span>
      </div>
    </header>
  );
}
