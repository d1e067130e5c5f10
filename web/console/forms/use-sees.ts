import { useTranslation } from "react-i18next";
import type { TicketView } from "#api/ticket-views.ts";

/** Who will read what is being written. */
export function useSees({
  organisation,
  partner,
}: Pick<TicketView, "organisation" | "partner">): string {
  const { t } = useTranslation("console");
  if (partner === null) return t("composer.seenBy", { organisation: organisation.name });
  return t("composer.seenByBoth", { organisation: organisation.name, partner: partner.name });
}
