/** SubscriptionList { subscriptions }: what an organisation has bought, and until when. */
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SubscriptionLine } from "#api/people-views.ts";
import { ContractChip } from "#web/contracts/contract-chip.tsx";
import { useDays } from "#web/contracts/days.ts";
import { EmptyState } from "#web/ui/states.tsx";

export function SubscriptionList({
  subscriptions,
}: {
  subscriptions: readonly SubscriptionLine[];
}) {
  const { t } = useTranslation("console");
  const { span } = useDays();
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
        {subscriptions.map(
          ({ id, product, offer, sku, partner, startsOn, coveredUntil, state }) => (
            <tr key={id}>
              <td>
                <Link to="/console/subscriptions/$id" params={{ id }}>
                  <strong>{product}</strong> · {offer}
                </Link>
              </td>
              <td className="mono">{sku}</td>
              <td data-none={partner === null ? true : undefined}>{partner?.name ?? "–"}</td>
              <td>{span(startsOn, coveredUntil)}</td>
              <td>
                <ContractChip {...{ state, startsOn, coveredUntil }} />
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}
