/** AdviceCard { ticket, side, onEscalate }: why an escalation is offered now: refused solutions, exchanges without progress, a target passed. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { clocksQuery } from "#web/clocks/clock-queries.ts";
import { offerOf } from "#web/tickets/moment.ts";
import type { Side } from "#web/tickets/moment.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";

type Props = { ticket: TicketView; side: Side; onEscalate: () => void };

export function AdviceCard({ ticket, side, onEscalate }: Props) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const drifts = useDrift(ticket);
  const advice = ticket.escalationAdvice ?? (drifts && side === "desk" ? "drift" : null);
  if (advice === null || offerOf(ticket, "escalate")?.allowed !== true) return null;
  return (
    <Card title={t(`advice.${advice}.title`)}>
      <div className="stack tight">
        <p>{t(`advice.${advice}.${side}`)}</p>
        <div className="row wrap">
          <Button variant="default" onClick={onEscalate}>
            {t("lifecycle:commands.escalate.button")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Whether a target that still runs is passed. */
function useDrift({ reference, escalations }: TicketView): boolean {
  const { data } = useQuery(clocksQuery(reference));
  const running = data?.clocks.filter(({ missed, endedAt }) => missed && endedAt === null) ?? [];
  // Whoever escalated after it was passed knows.
  const since = Date.parse(escalations.at(-1)?.at ?? "1970-01-01T00:00:00Z");
  return running.some(({ due }) => due !== null && Date.parse(due) > since);
}
