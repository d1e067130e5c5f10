/** The subscriptions that the reader may see. One alone is shown at once: nobody has to choose among one. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ContractChip } from "#web/contracts/contract-chip.tsx";
import { contractsQuery } from "#web/contracts/contract-queries.ts";
import type { ContractRow } from "#web/contracts/contract-queries.ts";
import { useDays } from "#web/contracts/days.ts";
import { PagedCard } from "#web/session/paged-card.tsx";
import { useSession } from "#web/session/session.ts";
import { PageHeader } from "#web/ui/card.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { SubscriptionDetail } from "./subscription-page.tsx";

export function SubscriptionsPage() {
  const { t } = useTranslation("contracts");
  const list = useInfiniteQuery(contractsQuery({}));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = found;
  if (first !== undefined && found.length === 1) return <SubscriptionDetail id={first.id} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PagedCard
        list={list}
        shown={found.length}
        rows={3}
        none={
          <EmptyState title={t("none")} picture="file">
            {t("noneDetail")}
          </EmptyState>
        }
      >
        <ul className="plain-list ruled-list">
          {found.map((row) => (
            <SubscriptionRow key={row.id} row={row} />
          ))}
        </ul>
      </PagedCard>
    </>
  );
}

function SubscriptionRow({ row }: { row: ContractRow }) {
  const { t } = useTranslation("contracts");
  const { span } = useDays();
  const { memberships } = useSession();
  const { id, product, offer, organisation, partner, startsOn, coveredUntil, state } = row;
  const isOwn = memberships.some((one) => one.organisation.id === organisation.id);
  return (
    <li className="ruled-row">
      <div>
        <Link to="/subscriptions/$id" params={{ id }} className="row-link">
          {product} · {offer}
        </Link>
        <div className="small muted">
          {[
            ...(isOwn && memberships.length === 1
              ? []
              : [t("for", { organisation: organisation.name })]),
            ...(partner === null ? [] : [t("via", { partner: partner.name })]),
            span(startsOn, coveredUntil),
          ].join(" · ")}
        </div>
      </div>
      <ContractChip {...{ state, startsOn, coveredUntil }} />
    </li>
  );
}
