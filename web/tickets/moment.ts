/**
 * useMoment(side): (ticket) => string. The sentence that says what is up to whom; side 'beneficiary' or 'desk' is who reads.
 * isUpTo(side, ticket): whether it waits for the reader.
 */
import { useTranslation } from "react-i18next";
import type { OfferView, TicketSummary, TicketView } from "#api/ticket-views.ts";
import type { CommandType } from "#core/tickets/commands.ts";

export type Side = "beneficiary" | "desk";
type Standing = Pick<TicketSummary, "state" | "waitingOn">;

export function useMoment(
  side: Side,
): (ticket: Standing & Partial<Pick<TicketView, "settlers" | "may">>) => string {
  const { t, i18n } = useTranslation("lifecycle");
  return (ticket) => {
    const { settlers = [] } = ticket;
    const hands =
      side === "beneficiary" && ticket.state === "resolved" && ticket.waitingOn === "beneficiary";
    if (
      hands &&
      ticket.may &&
      settlers.length > 0 &&
      offerOf({ may: ticket.may }, "accept")?.allowed !== true
    ) {
      const list = new Intl.ListFormat(i18n.language, { type: "disjunction" });
      return t("awaitsSettler", { settlers: list.format(settlers.map(({ name }) => name)) });
    }
    return t(
      `moments.${momentOf(ticket)}.${side === "beneficiary" ? "forBeneficiary" : "forDesk"}`,
    );
  };
}

function momentOf({ state, waitingOn }: Standing) {
  if (state === "suspended" && waitingOn === "desk") return "suspended_answered" as const;
  if (state === "resolved" && waitingOn === "desk") return "resolved_answered" as const;
  return state;
}

export function isUpTo(side: Side, { waitingOn }: Pick<Standing, "waitingOn">): boolean {
  return waitingOn === side;
}

/** What the server said of a command for this reader; screens decide nothing themselves. */
export function offerOf(
  { may }: Pick<TicketView, "may">,
  command: CommandType,
): OfferView | undefined {
  return may.find((offer) => offer.command === command);
}
