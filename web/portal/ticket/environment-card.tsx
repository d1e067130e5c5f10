/** EnvironmentCard { ticket }: the system that a ticket is about; where the ticket waits for it to be confirmed, that is what stands first. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { ConfirmCard } from "#web/environments/confirm-card.tsx";
import { FreshnessChip } from "#web/environments/freshness-chip.tsx";
import { awaitsConfirmation, useTicketEnvironment } from "#web/tickets/ticket-environment.ts";
import { Card } from "#web/ui/card.tsx";

export function EnvironmentCard({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("environments");
  const environment = useTicketEnvironment(ticket);
  if (environment === undefined) return null;
  const { id, name, kind, product, release } = environment;
  return (
    <Card title={t("ticket.title")} aside={<FreshnessChip freshness={environment.freshness} />}>
      <Link to="/environments/$id" params={{ id }}>
        {name}
      </Link>
      <div className="small muted">
        {[t(`kinds.${kind}`), [product.name, release].filter(Boolean).join(" ")].join(" · ")}
      </div>
    </Card>
  );
}

/** What a ticket waits for that one click gives, above what is asked for item by item. */
export function ConfirmForTicket({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("environments");
  const environment = useTicketEnvironment(ticket);
  if (environment === undefined || !awaitsConfirmation(ticket)) return null;
  return (
    <ConfirmCard
      environment={environment}
      isAsked
      edit={
        <Link to="/environments/$id/edit" params={{ id: environment.id }} className="button-link">
          {t("confirm.correct")}
        </Link>
      }
    />
  );
}
