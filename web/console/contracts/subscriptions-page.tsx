/** Every contract of the desk, by organisation; and those that end soon, the next to end first. */
import "../people/people.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ContractChip } from "#web/contracts/contract-chip.tsx";
import { contractsQuery } from "#web/contracts/contract-queries.ts";
import type { ContractFilters, ContractRow } from "#web/contracts/contract-queries.ts";
import { useDays } from "#web/contracts/days.ts";
import { PagedCard } from "#web/session/paged-card.tsx";
import { PageHeader } from "#web/ui/card.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { SearchField } from "../search-field.tsx";

const views = {
  all: {},
  soon: { endsWithin: 90 },
  active: { state: "active" },
  upcoming: { state: "upcoming" },
  ended: { state: "ended" },
} as const satisfies Record<string, ContractFilters>;
type View = keyof typeof views;
const order: readonly View[] = ["all", "soon", "active", "upcoming", "ended"];

export function SubscriptionsPage() {
  const { t } = useTranslation("contracts");
  const { q = "", view: asked } = useSearch({ from: "/console/subscriptions" });
  const view = order.find((one) => one === asked) ?? "all";
  const navigate = useNavigate();
  const list = useInfiniteQuery(
    contractsQuery({ ...views[view], ...(q === "" ? {} : { search: q }) }),
  );
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const go = (search: { q?: string; view?: string }) =>
    void navigate({
      to: ".",
      search: Object.fromEntries(
        Object.entries({ q, view, ...search }).filter(
          ([, value]) => value !== "" && value !== "all",
        ),
      ),
      replace: true,
    });
  return (
    <div className="page">
      <PageHeader title={t("desk.title")}>
        <Link to="/console/offers">{t("desk.offers")}</Link>
      </PageHeader>
      <div className="people-tools">
        <SearchField label={t("desk.search")} value={q} onChange={(text) => go({ q: text })} />
        <SelectField
          hideLabel
          label={t("desk.filter")}
          value={view}
          onChange={(value) => go({ view: value })}
          options={order.map((one) => ({ value: one, label: t(`desk.${one}`) }))}
        />
      </div>
      <PagedCard
        list={list}
        shown={found.length}
        none={
          <EmptyState title={t(view === "soon" ? "desk.noneSoon" : "desk.none")} picture="search" />
        }
      >
        <Contracts rows={found} />
      </PagedCard>
    </div>
  );
}

function Contracts({ rows }: { rows: readonly ContractRow[] }) {
  const { t } = useTranslation("contracts");
  const { span } = useDays();
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t("desk.organisation")}</th>
          <th scope="col">{t("desk.contract")}</th>
          <th scope="col">{t("desk.covers")}</th>
          <th scope="col">{t("desk.until")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, product, offer, sku, organisation, partner, ...dates }) => (
          <tr key={id}>
            <td>
              <Link
                to="/console/subscriptions/$id"
                params={{ id }}
                aria-label={`${organisation.name}, ${offer}, ${sku}`}
              >
                <strong>{organisation.name}</strong>
              </Link>
              {partner === null ? null : (
                <div className="small muted">{t("via", { partner: partner.name })}</div>
              )}
            </td>
            <td>
              {product} · {offer}
              <div className="small muted mono">{sku}</div>
            </td>
            <td>{span(dates.startsOn, dates.coveredUntil)}</td>
            <td>
              <ContractChip {...dates} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
