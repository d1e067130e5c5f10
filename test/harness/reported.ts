import type { Promises } from "#core/clocks/clock.ts";
import type { Period } from "#core/reports/period.ts";
import { reportOf, type ActivityReport } from "#core/reports/report.ts";
import { add, emptyTally } from "#core/reports/tally.ts";
import type { TicketHistory } from "#core/reports/told.ts";
import type { OneTicket } from "./one-ticket.ts";

const NOVEMBER: Period = {
  firstDay: Temporal.PlainDate.from("2026-11-01"),
  dayAfter: Temporal.PlainDate.from("2026-12-01"),
  zone: "UTC",
};

export function historyOf(
  { events }: Pick<OneTicket, "events">,
  number: number,
  more: Partial<TicketHistory> = {},
): TicketHistory {
  return {
    reference: `EXO-${number}`,
    events,
    promises: undefined,
    environment: null,
    release: null,
    followedClosedAt: null,
    ...more,
  };
}

type More = Partial<TicketHistory> | ((index: number) => Partial<TicketHistory>);

/** The report of November 2026 about these tickets, which are numbered from 1. */
export function reported(
  tickets: readonly Pick<OneTicket, "events">[],
  promises?: Promises,
  more: More = {},
  forDesk = false,
): ActivityReport {
  const tally = emptyTally(NOVEMBER, forDesk);
  for (const [index, one] of tickets.entries())
    add(
      tally,
      historyOf(one, index + 1, {
        promises,
        ...(typeof more === "function" ? more(index) : more),
      }),
    );
  return reportOf(tally);
}
