/** Activity reports of the desk: of everything, or of a customer, a partner, a product; in words, pictures and numbers. */
import "#web/reports/reports.css";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listOrganisations } from "#api/organisations.ts";
import { programmeQuery } from "#web/programme/programme-queries.ts";
import { daysOf } from "#web/reports/days.ts";
import { PeriodFields } from "#web/reports/period-fields.tsx";
import { ReportResult } from "#web/reports/report-result.tsx";
import { ask } from "#web/session/ask.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { SearchField } from "../search-field.tsx";
import { ReportedObjectives } from "./reported-objectives.tsx";

const nothing = { organisation: "", partner: "", product: "" };

const ticketLink = (reference: string) => (
  <Link to="/console/tickets/$reference" params={{ reference }}>
    {reference}
  </Link>
);

export function ReportsPage() {
  const { t } = useTranslation(["reports", "objectives"]);
  const [reader, setReader] = useState("desk");
  const [days, setDays] = useState(() => daysOf("month", new Date()));
  const [chosen, setChosen] = useState(nothing);
  const [search, setSearch] = useState("");
  const found = useQuery({
    queryKey: ["organisations", "reports", search],
    queryFn: ({ signal }) =>
      ask(listOrganisations, { query: { limit: 100, ...(search ? { search } : {}) }, signal }),
    placeholderData: (before) => before,
  });
  const programme = useQuery(programmeQuery);
  const all = found.data?.items ?? [];
  const among = (kind: "customer" | "partner", every: string) => [
    { value: "", label: every },
    ...all.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const choose = (change: Partial<typeof nothing>) => setChosen({ ...chosen, ...change });
  return (
    <div className="page">
      <PageHeader title={t("page.title")} lead={t("page.deskLead")} />
      <div className="stack">
        <Card>
          <div className="stack">
            <PeriodFields days={days} onDays={setDays} />
            <div className="row">
              <SearchField
                label={t("page.find")}
                value={search}
                onChange={(words) => {
                  setSearch(words);
                  setChosen({ ...chosen, organisation: "", partner: "" });
                }}
              />
            </div>
            <div className="report-filters">
              <SelectField
                label={t("page.customer")}
                value={chosen.organisation}
                options={among("customer", t("page.everyCustomer"))}
                onChange={(organisation) => choose({ organisation })}
              />
              <SelectField
                label={t("page.partner")}
                value={chosen.partner}
                options={among("partner", t("page.everyPartner"))}
                onChange={(partner) => choose({ partner })}
              />
              <SelectField
                label={t("page.product")}
                value={chosen.product}
                options={[
                  { value: "", label: t("page.everyProduct") },
                  ...(programme.data?.products ?? []).map(({ id, name }) => ({
                    value: id,
                    label: name,
                  })),
                ]}
                onChange={(product) => choose({ product })}
              />
              <SelectField
                label={t("objectives:report.for")}
                value={reader}
                options={[
                  { value: "desk", label: t("objectives:report.forDesk") },
                  { value: "others", label: t("objectives:report.forOthers") },
                ]}
                onChange={setReader}
              />
            </div>
          </div>
        </Card>
        <ReportResult
          query={{ ...days, ...named(chosen), ...(reader === "desk" ? { forDesk: "yes" } : {}) }}
          linkTo={ticketLink}
          below={(report) => <ReportedObjectives report={report} linkTo={ticketLink} />}
        />
      </div>
    </div>
  );
}

function named({ organisation, partner, product }: typeof nothing) {
  return {
    ...(organisation ? { organisation } : {}),
    ...(partner ? { partner } : {}),
    ...(product ? { product } : {}),
  };
}
