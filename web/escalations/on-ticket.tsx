/**
 * EscalationOf { ticket, side, agreementDialog? }, Escalating { ticket, onClose }: what is escalated, and the dialog that escalates; loaded when there
 *   is something to show, which on most tickets there never is.
 */
import { lazy, Suspense } from "react";
import type { TicketView } from "#api/ticket-views.ts";
import type { Side } from "#web/tickets/moment.ts";
import type { AgreementDialogOf } from "./escalation-card.tsx";

const Card = lazy(async () => ({
  default: (await import("./escalation-card.tsx")).EscalationCard,
}));
const Dialog = lazy(async () => ({
  default: (await import("./escalate-dialog.tsx")).EscalateDialog,
}));

type Props = { ticket: TicketView; side: Side; agreementDialog?: AgreementDialogOf };

export function EscalationOf({ ticket, ...props }: Props) {
  if (ticket.escalations.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Card ticket={ticket} {...props} />
    </Suspense>
  );
}

export function Escalating({ ticket, onClose }: { ticket: TicketView; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <Dialog ticket={ticket} onClose={onClose} />
    </Suspense>
  );
}
