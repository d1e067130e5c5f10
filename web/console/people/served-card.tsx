/** ServedCard { organisation, manages }: the customers that a partner serves. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { changeOrganisation } from "#api/organisations.ts";
import type { OrganisationView } from "#api/people-views.ts";
import { ask } from "#web/session/ask.ts";
import { Card } from "#web/ui/card.tsx";
import { SelectField } from "../forms/controls.tsx";
import { organisationsQuery } from "../queries.ts";
import { RowRefusal } from "./row-refusal.tsx";
import { useChange } from "./use-change.ts";

export function ServedCard({
  organisation,
  manages,
}: {
  organisation: OrganisationView;
  manages: boolean;
}) {
  const { t } = useTranslation("console");
  const { id, name, serves } = organisation;
  const list = useInfiniteQuery({ ...organisationsQuery(""), enabled: manages });
  const customers = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    (one) =>
      one.kind === "customer" && one.active && serves.every((served) => served.id !== one.id),
  );
  const changing = useChange(
    (next: string[]) =>
      ask(changeOrganisation, { params: { organisation: id }, body: { serves: next } }),
    t("people.changed", { name }),
  );
  const ids = serves.map((one) => one.id);
  return (
    <Card title={t("customers.servesTitle")}>
      <ul className="stack tight" style={{ margin: 0, padding: 0, listStyle: "none" }}>
        {serves.map((one) => (
          <li key={one.id} className="row between">
            <Link to="/console/customers/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
            {manages ? (
              <button
                type="button"
                className="link-button small"
                aria-label={`${t("people.leave")} – ${one.name}`}
                onClick={() => changing.run(ids.filter((other) => other !== one.id))}
              >
                {t("people.leave")}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {serves.length === 0 ? <p className="muted small">{t("customers.servesNobody")}</p> : null}
      <RowRefusal causes={[changing.cause]} />
      {manages ? (
        <div style={{ marginTop: "0.75rem", maxWidth: "22rem" }}>
          <SelectField
            label={t("customers.addServed")}
            empty={t("customers.choose")}
            value=""
            onChange={(added) => changing.run([...ids, added])}
            options={customers.map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
      ) : null}
    </Card>
  );
}
