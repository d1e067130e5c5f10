/**
 * attemptsTold(t, attempts): how often the beneficiary was reached for, of how often the procedure asks; what was done beyond
 *   that is told apart, since nothing is "4 of 3". remindersTold: the same to the beneficiary.
 */
import type { TFunction } from "i18next";
import type { TicketView } from "#api/ticket-views.ts";

type Counted = Pick<TicketView["attempts"], "counted" | "needed">;

export function attemptsTold(t: TFunction<"console">, { counted, needed }: Counted): string {
  const more = counted - needed;
  return more > 0
    ? t("attempts.more", { count: more, needed })
    : t("attempts.counted", { counted, needed });
}

export function remindersTold(t: TFunction<"portal">, { counted, needed }: Counted): string {
  const more = counted - needed;
  return more > 0
    ? t("home.moreReminders", { count: more, needed })
    : t("home.reminders", { count: counted, needed });
}
