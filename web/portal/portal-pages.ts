import { useTranslation } from "react-i18next";
import type { Me } from "#api/session.ts";
import type { Page } from "#web/navigation/pages.ts";

/** The portal's pages that this reader has, in the order of the bar. An agent who looks at their account has the console alone. */
export function usePortalPages({ kind, memberships }: Me): Page[] {
  const { t } = useTranslation("portal");
  if (kind === "agent") return [{ to: "/console", label: t("nav.console") }];
  const leads = memberships.some(({ role }) => role === "lead");
  const pages: (Page | false)[] = [
    { to: "/", label: t("nav.home"), keys: "g h" },
    { to: "/tickets", label: t("nav.tickets"), keys: "g t" },
    { to: "/tickets/new", label: t("nav.new"), keys: "n", inBar: false },
    { to: "/subscriptions", label: t("nav.subscriptions"), keys: "g s" },
    { to: "/environments", label: t("nav.environments"), keys: "g e" },
    { to: "/programme", label: t("nav.programme"), keys: "g m" },
    leads && { to: "/reports", label: t("nav.reports"), keys: "g r" },
    leads && { to: "/contacts", label: t("nav.contacts") },
    { to: "/procedure", label: t("nav.procedure"), keys: "g p" },
    { to: "/guide", label: t("nav.guide"), inBar: false },
    { to: "/me", label: t("account.title"), inBar: false },
  ];
  return pages.filter((page) => page !== false);
}
