/** The activity of the reader's own organisation, for its lead; with the year that a report reaches back explained. */
import "#web/reports/reports.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { daysOf } from "#web/reports/days.ts";
import { PeriodFields } from "#web/reports/period-fields.tsx";
import { ReportResult } from "#web/reports/report-result.tsx";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { EmptyState } from "#web/ui/states.tsx";

export function ReportsPage() {
  const { t } = useTranslation("reports");
  const { memberships } = useSession();
  const led = memberships.filter(({ role }) => role === "lead").map((one) => one.organisation);
  const [days, setDays] = useState(() => daysOf("month", new Date()));
  const [chosen, setChosen] = useState(led[0]?.id ?? "");
  return (
    <>
      <PageHeader title={t("page.title")} lead={t("page.lead")} />
      {chosen === "" ? (
        <EmptyState title={t("page.leadsOnly")} picture="file" />
      ) : (
        <div className="stack">
          <Card>
            <div className="stack">
              {led.length > 1 ? (
                <SelectField
                  label={t("page.organisation")}
                  value={chosen}
                  options={led.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={setChosen}
                />
              ) : null}
              <PeriodFields days={days} onDays={setDays} />
              <p className="small muted">{t("page.bound")}</p>
            </div>
          </Card>
          <ReportResult
            query={{ ...days, organisation: chosen }}
            linkTo={(reference) => (
              <Link to="/tickets/$reference" params={{ reference }}>
                {reference}
              </Link>
            )}
          />
        </div>
      )}
    </>
  );
}
