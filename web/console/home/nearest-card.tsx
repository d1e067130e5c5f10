/** NearestCard { nearest }: what comes to its due next, with what is left of it. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DeskHome, NearestTicket } from "#api/home.ts";
import { LeftBar } from "#web/clocks/left-bar.tsx";
import { SeverityOf } from "#web/tickets/ticket-chips.tsx";
import { Card } from "#web/ui/card.tsx";

export function NearestCard({ nearest }: Pick<DeskHome, "nearest">) {
  const { t } = useTranslation("home");
  return (
    <Card
      title={t("nearest.title")}
      aside={
        <Link to="/console/queues/$queue" params={{ queue: "at_risk" }}>
          {t("nearest.all")}
        </Link>
      }
    >
      {nearest.length === 0 ? <p className="muted">{t("nearest.none")}</p> : null}
      <ol className="home-nearest">
        {nearest.map((ticket) => (
          <li key={ticket.reference}>
            <Line ticket={ticket} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Line({ ticket }: { ticket: NearestTicket }) {
  const { t } = useTranslation("home");
  const { reference, organisation, assignee, severity, left } = ticket;
  return (
    <Link to="/console/tickets/$reference" params={{ reference }} className="home-nearest-line">
      <SeverityOf severity={severity} compact />
      <span className="home-nearest-words">
        <span>
          <strong className="figures">{reference}</strong> {organisation.name}
        </span>
        <span className="small muted">{assignee?.name ?? t("nearest.nobody")}</span>
      </span>
      <LeftBar left={left} />
    </Link>
  );
}
