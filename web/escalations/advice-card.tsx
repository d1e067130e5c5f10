/** AdviceCard { ticket, side, onEscalate }: why an escalation is offered now: refused solutions, exchanges without progress, a target near its due. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { offerOf } from "#web/tickets/moment.ts";
import type { Side } from "#web/tickets/moment.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";

type Props = { ticket: TicketView; side: Side; onEscalate: () => void };

export function AdviceCard({ ticket, side, onEscalate }: Props) {
  const { t } = useTranslation(["escalations", "lifecycle"]);
  const advice = ticket.escalationAdvice;
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
