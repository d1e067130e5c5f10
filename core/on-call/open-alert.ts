import type { TicketEvent } from "../tickets/events.ts";

/** The number of the alert that these internal events leave open; undefined where nobody is called. */
export function openAlertOf(events: readonly TicketEvent[]): number | undefined {
  return events.reduce<number | undefined>(standing, undefined);
}

function standing(open: number | undefined, event: TicketEvent): number | undefined {
  switch (event.type) {
    case "on-call-alerted":
    case "on-call-passed-on":
    case "on-call-managers-told":
      return event.payload.alert;
    case "on-call-acknowledged":
    case "on-call-ended":
      return undefined;
    default:
      return open;
  }
}
