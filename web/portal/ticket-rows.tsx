/** TicketRows { tickets, organisations? }: tickets as rows that are one link each. organisations: say whose each is. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketSummary } from "#api/ticket-views.ts";
import { SeverityOf, StateOf } from "#web/tickets/ticket-chips.tsx";
import { Time } from "#web/ui/time.tsx";

export function TicketRows({
  tickets,
  organisations = false,
}: {
  tickets: readonly TicketSummary[];
  organisations?: boolean;
}) {
  return (
    <ul className="ticket-rows">
      {tickets.map((ticket) => (
        <TicketRow key={ticket.reference} ticket={ticket} organisations={organisations} />
      ))}
    </ul>
  );
}

function TicketRow({ ticket, organisations }: { ticket: TicketSummary; organisations: boolean }) {
  const { t } = useTranslation(["portal", "lifecycle"]);
  const { reference, subject, state, severity, waitingOn, changedAt, organisation, filer } = ticket;
  const whose = waitingOn === null ? "nobody" : waitingOn;
  return (
    <li className="ticket-row" data-yours={waitingOn === "beneficiary" || undefined}>
      <SeverityOf severity={severity} compact />
      <div className="ticket-row-words">
        <Link to="/tickets/$reference" params={{ reference }} className="row-link">
          {subject}
        </Link>
        <div className="small muted ticket-row-facts">
          <span className="figures">{reference}</span>
          {organisations ? <span>{organisation.name}</span> : null}
          <span>{filer.name}</span>
          <span>
            {t("list.changed")} <Time at={changedAt} relative />
          </span>
        </div>
      </div>
      <span className="ticket-row-whose">{t(`lifecycle:waitingOn.${whose}.forBeneficiary`)}</span>
      <StateOf state={state} />
    </li>
  );
}
