/** What happens if nobody answers: the reminders sent, and from when on the desk may close. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { remindersTold } from "#web/tickets/attempts-told.ts";
import { Time } from "#web/ui/time.tsx";

export function WaitingFoot({
  ticket,
  hint,
}: {
  ticket: Pick<TicketView, "attempts" | "waitingOn">;
  hint: string;
}) {
  const { t } = useTranslation("portal");
  const { counted, needed, nextAt, closableAt } = ticket.attempts;
  if (ticket.waitingOn !== "beneficiary") return <span className="small muted">{hint}</span>;
  const due = closableAt ?? (counted < needed ? nextAt : null);
  const said = [hint, counted > 0 ? remindersTold(t, ticket.attempts) : ""]
    .filter(Boolean)
    .join(" · ");
  return (
    <span className="small muted waiting-foot">
      {said}
      {said && due ? " · " : null}
      {due ? (
        <>
          {t(closableAt ? "ticket.closableFrom" : "ticket.nextReminder")} <Time at={due} />
        </>
      ) : null}
    </span>
  );
}
