/** Customers and partners, by name. */
import "./people.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "#web/session/problem-words.ts";
import { useSession } from "#web/session/session.ts";
import { Button } from "#web/ui/button.tsx";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { Chip } from "#web/ui/chips.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { EmptyState, ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { organisationsQuery } from "../queries.ts";
import { SearchField } from "../search-field.tsx";
import { CreateOrganisation } from "./create-organisation.tsx";

export function CustomersPage() {
  const { t } = useTranslation(["console", "lifecycle"]);
  const { q = "" } = useSearch({ from: "/console/customers" });
  const navigate = useNavigate();
  const words = useProblemWords();
  const { may } = useSession();
  const [creating, setCreating] = useState(false);
  const list = useInfiniteQuery(organisationsQuery(q));
  const found = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="page">
      <PageHeader title={t("customers.title")}>
        {may.manageCustomers ? (
          <Button onClick={() => setCreating(true)}>{t("customers.create")}</Button>
        ) : null}
      </PageHeader>
      <div className="people-tools">
        <SearchField
          label={t("customers.search")}
          value={q}
          onChange={(text) =>
            void navigate({ to: ".", search: text === "" ? {} : { q: text }, replace: true })
          }
        />
      </div>
      <Card>
        {list.error ? (
          <ErrorState problem={words(list.error)} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isPending ? <LoadingRows /> : null}
        {list.data && found.length === 0 ? (
          <EmptyState title={t("customers.none")} picture="search" />
        ) : null}
        {found.length > 0 ? (
          <table className="people">
            <thead>
              <tr>
                <th scope="col">{t("customers.name")}</th>
                <th scope="col">{t("customers.kind")}</th>
                <th scope="col">{t("customers.links")}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ id, name, kind, active, serves, servedBy }) => (
                <tr key={id}>
                  <td>
                    <Link to="/console/customers/$id" params={{ id }}>
                      <strong>{name}</strong>
                    </Link>{" "}
                    {active ? null : <Chip>{t("account.deactivated")}</Chip>}
                  </td>
                  <td>{t(`console:organisationKinds.${kind}`)}</td>
                  <td className="small muted">
                    {kind === "partner"
                      ? t("customers.serves", { count: serves.length })
                      : servedBy
                          .map((partner) => t("list.via", { partner: partner.name }))
                          .join(", ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
        {found.length > 0 ? (
          <KeysetPager
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
            shown={found.length}
          />
        ) : null}
      </Card>
      <CreateOrganisation opened={creating} onClose={() => setCreating(false)} />
    </div>
  );
}
