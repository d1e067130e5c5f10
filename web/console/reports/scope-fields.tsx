/** ScopeFields { scope, onChange, children? }: of whom a report is: a customer, a partner, a product; "" is all of them; children: fields beside. useOrganisations(search, chosen). */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { listOrganisations } from "#api/organisations.ts";
import { programmeQuery } from "#web/programme/programme-queries.ts";
import { ask } from "#web/session/ask.ts";
import { SelectField } from "#web/ui/field.tsx";
import { organisationQuery } from "../queries.ts";
import { SearchField } from "../search-field.tsx";

export type Scope = { organisation: string; partner: string; product: string };
export const everything: Scope = { organisation: "", partner: "", product: "" };

type Props = { scope: Scope; onChange: (scope: Scope) => void; children?: ReactNode };

export function ScopeFields({ scope, onChange, children }: Props) {
  const { t } = useTranslation("reports");
  const [search, setSearch] = useState("");
  const customers = useOrganisations("customer", search, scope.organisation);
  const partners = useOrganisations("partner", search, scope.partner);
  const programme = useQuery(programmeQuery);
  const choose = (change: Partial<Scope>) => onChange({ ...scope, ...change });
  return (
    <div className="stack">
      <div className="row">
        <SearchField label={t("page.find")} value={search} onChange={setSearch} />
      </div>
      <div className="report-filters">
        <SelectField
          label={t("page.customer")}
          value={scope.organisation}
          options={[{ value: "", label: t("page.everyCustomer") }, ...customers]}
          onChange={(organisation) => choose({ organisation })}
        />
        <SelectField
          label={t("page.partner")}
          value={scope.partner}
          options={[{ value: "", label: t("page.everyPartner") }, ...partners]}
          onChange={(partner) => choose({ partner })}
        />
        <SelectField
          label={t("page.product")}
          value={scope.product}
          options={[
            { value: "", label: t("page.everyProduct") },
            ...(programme.data?.products ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(product) => choose({ product })}
        />
        {children}
      </div>
    </div>
  );
}

/** Those of a kind that are found by these words; whoever is chosen stays among them, however the choice came about. */
export function useOrganisations(kind: "customer" | "partner", search: string, chosen: string) {
  const found = useQuery({
    queryKey: ["organisations", "reports", search],
    queryFn: ({ signal }) =>
      ask(listOrganisations, { query: { limit: 100, ...(search ? { search } : {}) }, signal }),
    placeholderData: (before) => before,
  });
  const all = (found.data?.items ?? []).filter((one) => one.kind === kind);
  const isMissing =
    chosen !== "" && found.data !== undefined && !all.some(({ id }) => id === chosen);
  const missing = useQuery({ ...organisationQuery(chosen), enabled: isMissing });
  return [...(isMissing && missing.data ? [missing.data] : []), ...all].map(({ id, name }) => ({
    value: id,
    label: name,
  }));
}
