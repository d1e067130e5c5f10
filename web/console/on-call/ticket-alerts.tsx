/** TicketAlerts { ticket }: whom the ticket called, and who has it in hand; for the desk alone, and only where it called somebody. */
import { lazy, Suspense } from "react";
import type { TicketView } from "#api/ticket-views.ts";

const Card = lazy(async () => ({ default: (await import("./alerts-card.tsx")).AlertsCard }));

export function TicketAlerts({ ticket }: { ticket: TicketView }) {
  const isCalling = ticket.events.some(({ type }) => type.startsWith("on-call-"));
  if (!isCalling) return null;
  return (
    <Suspense fallback={null}>
      <Card reference={ticket.reference} />
    </Suspense>
  );
}
