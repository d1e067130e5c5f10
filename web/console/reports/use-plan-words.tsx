/** usePlanWords(): what a plan is about, whom it goes to, its days and what came of what was made, in words. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import type { Plan } from "./plan-queries.ts";

type Days = { firstDay: string; lastDay: string };

export function usePlanWords() {
  const { t } = useTranslation(["plans", "reports"]);
  const reader = useReader();
  const day = (date: string) => formatDay(`${date}T12:00:00Z`, { ...reader, timeZone: "UTC" });
  const list = new Intl.ListFormat(reader.language, { type: "conjunction" });
  const nameOf = ({ name, active }: { name: string; active: boolean }) =>
    active ? name : t("plans:gone", { name });
  return {
    nameOf,
    about({ scope: { organisation, partner, product } }: Plan): string {
      const names = { organisation: organisation?.name ?? "", partner: partner?.name ?? "" };
      const whose =
        organisation === null
          ? partner === null
            ? "everything"
            : "through"
          : partner === null
            ? "organisation"
            : "both";
      const about = t(`reports:about.${whose}`, names);
      return product === null
        ? about
        : t("reports:about.product", { about, product: product.name });
    },
    to({ to }: Plan): string {
      if (to.kind === "desk") return list.format(to.agents.map(nameOf));
      return t("plans:toContact", { contact: nameOf(to.contact), sku: to.subscription.sku });
    },
    days: ({ firstDay, lastDay }: Days): string =>
      t("plans:days", { first: day(firstDay), last: day(lastDay) }),
  };
}

type Made = Plan["made"][number];

/** Leads to the very report: to the ticket on which it was delivered, or to the page that makes it again. */
export function MadeLink({ made, children }: { made: Made; children: ReactNode }) {
  const { ticket, firstDay, lastDay, organisation, partner, product } = made;
  if (ticket !== null)
    return (
      <Link to="/console/tickets/$reference" params={{ reference: ticket }}>
        {children}
      </Link>
    );
  const search = {
    firstDay,
    lastDay,
    ...(organisation ? { organisation } : {}),
    ...(partner ? { partner } : {}),
    ...(product ? { product } : {}),
  };
  return (
    <Link to="/console/reports" search={search}>
      {children}
    </Link>
  );
}
