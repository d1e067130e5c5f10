/** Closure { ticket }: why and how a closed ticket ended, and the way to a follow-up. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import { Time } from "#web/ui/time.tsx";

export function Closure({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { closure } = ticket;
  if (closure === null) return null;
  const { reason, assumed, exclusion, duplicateOf, at } = closure;
  return (
    <div className="stack tight small">
      <div className="row wrap">
        <Chip>{t(`lifecycle:closureReasons.${reason}.name`)}</Chip>
        <Time at={at} />
      </div>
      <span>{t(`lifecycle:closureReasons.${reason}.explain`)}</span>
      {assumed ? <span>{t("lifecycle:closureFacts.assumed")}</span> : null}
      {exclusion ? <span>{t("lifecycle:closureFacts.exclusion", { exclusion })}</span> : null}
      {duplicateOf ? (
        <Link to="/console/tickets/$reference" params={{ reference: duplicateOf }}>
          {duplicateOf}
        </Link>
      ) : null}
      <Link to="/console/tickets/new" search={{ followUpOf: ticket.reference }}>
        {t("next.followUp")}
      </Link>
    </div>
  );
}
