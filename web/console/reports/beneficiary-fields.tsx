/** BeneficiaryFields { draft, onChange, cause }: under which contract a report is delivered, and to which of the leads who may read it. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ContactView } from "#api/people-views.ts";
import { fieldProblem } from "#web/session/problem-words.ts";
import { SelectField } from "#web/ui/field.tsx";
import { organisationQuery } from "../queries.ts";
import { SearchField } from "../search-field.tsx";
import type { PlanDraft } from "./plan-draft.ts";
import { useOrganisations } from "./scope-fields.tsx";

type Props = {
  draft: PlanDraft;
  onChange: (change: Partial<PlanDraft>) => void;
  cause: unknown;
};

export function BeneficiaryFields({ draft, onChange, cause }: Props) {
  const { t } = useTranslation(["plans", "reports"]);
  const [search, setSearch] = useState("");
  const { customer, subscription, contact } = draft;
  const customers = useOrganisations("customer", search, customer);
  const own = useQuery({ ...organisationQuery(customer), enabled: customer !== "" });
  const contracts = (own.data?.subscriptions ?? []).filter(
    ({ id, state }) => state !== "ended" || id === subscription,
  );
  const partner = contracts.find(({ id }) => id === subscription)?.partner?.id ?? "";
  const through = useQuery({ ...organisationQuery(partner), enabled: partner !== "" });
  const leads = [
    ...leadsOf(customer, own.data?.contacts),
    ...(partner === "" ? [] : leadsOf(partner, through.data?.contacts)),
  ];
  const none = { value: "", label: t("form.choose") };
  return (
    <div className="stack">
      <div className="row">
        <SearchField label={t("form.findCustomer")} value={search} onChange={setSearch} />
      </div>
      <SelectField
        label={t("reports:page.customer")}
        value={customer}
        options={[none, ...customers]}
        onChange={(id) => onChange({ customer: id, subscription: "", contact: "" })}
      />
      <SelectField
        label={t("form.contract")}
        hint={t("form.contractHint")}
        value={subscription}
        error={fieldProblem(cause, "to.subscription")}
        options={[
          none,
          ...contracts.map(({ id, offer, product, sku }) => ({
            value: id,
            label: `${product} · ${offer} · ${sku}`,
          })),
        ]}
        onChange={(id) => onChange({ subscription: id, contact: "" })}
      />
      <SelectField
        label={t("form.contact")}
        hint={t("form.contactHint")}
        value={contact}
        error={fieldProblem(cause, "to.contact")}
        options={[none, ...leads.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(id) => onChange({ contact: id })}
      />
    </div>
  );
}

const leadsOf = (organisation: string, contacts: readonly ContactView[] = []) =>
  contacts.filter(
    ({ account, memberships }) =>
      account === "active" &&
      memberships.some((one) => one.organisation.id === organisation && one.role === "lead"),
  );
