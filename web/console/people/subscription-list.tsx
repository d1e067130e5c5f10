/** SubscriptionList { subscriptions }: what an organisation has bought, and until when. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SubscriptionLine } from "#api/people-views.ts";
import { Chip } from "#web/ui/chips.tsx";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import { EmptyState } from "#web/ui/states.tsx";

export function SubscriptionList({
  subscriptions,
}: {
  subscriptions: readonly SubscriptionLine[];
}) {
  const { t } = useTranslation("console");
  const reader = useReader();
  const day = (date: string) => formatDay(`${date}T12:00:00Z`, { ...reader, timeZone: "UTC" });
  if (subscriptions.length === 0)
    return <EmptyState title={t("customers.noSubscription")} picture="file" />;
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t("subscription.offer")}</th>
          <th scope="col">{t("subscription.sku")}</th>
          <th scope="col">{t("subscription.partner")}</th>
          <th scope="col">{t("subscription.covers")}</th>
          <th scope="col">{t("subscription.state")}</th>
        </tr>
      </thead>
      <tbody>
        {subscriptions.map(({ id, product, offer, sku, partner, startsOn, endsOn, active }) => (
          <tr key={id}>
            <td>
              <Link to="/console/subscriptions/$id" params={{ id }}>
                <strong>{product}</strong> · {offer}
              </Link>
            </td>
            <td className="mono">{sku}</td>
            <td data-none={partner === null ? true : undefined}>{partner?.name ?? "–"}</td>
            <td>{t("subscription.span", { from: day(startsOn), until: day(endsOn) })}</td>
            <td>
              <Chip tone={active ? "good" : "plain"}>
                {t(active ? "subscription.active" : "subscription.ended")}
              </Chip>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
