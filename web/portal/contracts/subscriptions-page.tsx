/** The subscriptions that the reader may see. One alone is shown at once: nobody has to choose among one. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ContractChip } from "#web/contracts/contract-chip.tsx";
import { contractsQuery } from "#web/contracts/contract-queries.ts";
import type { ContractRow } from "#web/contracts/contract-queries.ts";
import { useDays } from "#web/contracts/days.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { SubscriptionDetail } from "./subscription-page.tsx";
import "./subscriptions.css";

export function SubscriptionsPage() {
  const { t } = useTranslation("contracts");
  const words = useProblemWords();
  const list = useInfiniteQuery(contractsQuery({}));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = found;
  if (first !== undefined && found.length === 1) return <SubscriptionDetail id={first.id} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card>
        {list.error ? (
          <ErrorState problem={words(list.error)} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isPending ? <LoadingRows rows={3} /> : null}
        {list.data && first === undefined ? (
          <EmptyState title={t("none")} picture="file">
            {t("noneDetail")}
          </EmptyState>
        ) : null}
        <ul className="plain-list subscription-rows">
          {found.map((row) => (
            <SubscriptionRow key={row.id} row={row} />
          ))}
        </ul>
        {found.length > 0 ? (
          <KeysetPager
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            shown={found.length}
          />
        ) : null}
      </Card>
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
    <li className="subscription-row">
      <div>
        <Link to="/subscriptions/$id" params={{ id }} className="ticket-row-link">
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
