/** Attempts { ticket }: how many attempts count, when the next one would, and from when it may be closed unanswered. */
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { attemptsTold } from "#web/tickets/attempts-told.ts";
import { Time } from "#web/ui/time.tsx";

export function Attempts({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation("console");
  const { counted, needed, nextAt, hasReader, closableAt, countsAgainAfter } = ticket.attempts;
  return (
    <div className="attempts small">
      <span className="attempt-dots" aria-hidden="true">
        {Array.from({ length: needed }, (_, index) => (
          <span key={index} data-made={index < counted || undefined} />
        ))}
      </span>
      <span>{attemptsTold(t, ticket.attempts)}</span>
      {closableAt ? (
        <span className="muted">
          {t("attempts.closable")} <Time at={closableAt} />
        </span>
      ) : nextAt ? (
        <span className="muted">
          {t("attempts.next")} <Time at={nextAt} />
        </span>
      ) : !hasReader ? (
        <span className="attempts-unread">{t("attempts.nobody")}</span>
      ) : null}
      {countsAgainAfter ? (
        <span className="muted">
          {t("attempts.made")} <Time at={countsAgainAfter} />
        </span>
      ) : null}
    </div>
  );
}
