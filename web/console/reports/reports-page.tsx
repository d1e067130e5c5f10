/** Activity reports of the desk: of everything, or of a customer, a partner, a product; the address says which, so that a link shows the same one. */
import "#web/reports/reports.css";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { daysOf } from "#web/reports/days.ts";
import type { Days } from "#web/reports/days.ts";
import { PeriodFields } from "#web/reports/period-fields.tsx";
import { ReportResult } from "#web/reports/report-result.tsx";
import { useSession } from "#web/session/session.ts";
import { Card, PageHeader } from "#web/ui/card.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { ReportedObjectives } from "./reported-objectives.tsx";
import { everything, ScopeFields } from "./scope-fields.tsx";
import type { Scope } from "./scope-fields.tsx";

const ticketLink = (reference: string) => (
  <Link to="/console/tickets/$reference" params={{ reference }}>
    {reference}
  </Link>
);

export function ReportsPage() {
  const { t } = useTranslation(["reports", "plans"]);
  const { may } = useSession();
  const { firstDay, lastDay, reader, ...asked } = useSearch({ from: "/console/reports" });
  const named = chosenOf(asked);
  const [today] = useState(() => new Date());
  const month = daysOf("month", today);
  const days = { firstDay: firstDay ?? month.firstDay, lastDay: lastDay ?? month.lastDay };
  // A day that is still being typed is no period yet: it stays here until it is one.
  const [typed, setTyped] = useState<Days>();
  const navigate = useNavigate();
  const isForDesk = reader === undefined;
  const go = (period: Days, scope: Partial<Scope>, forDesk = isForDesk) =>
    void navigate({ to: ".", search: { ...period, ...chosenOf(scope), ...forReader(forDesk) } });
  return (
    <div className="page">
      <PageHeader title={t("page.title")} lead={t("page.deskLead")}>
        {may.planReports ? (
          <Link to="/console/reports/plans/new" search={named}>
            {t("plans:planThis")}
          </Link>
        ) : null}
        <Link to="/console/reports/plans">{t("plans:title")}</Link>
      </PageHeader>
      <div className="stack">
        <Card>
          <div className="stack">
            <PeriodFields
              days={typed ?? days}
              onDays={(next) => {
                const isWhole = isTyped(next.firstDay) && isTyped(next.lastDay);
                setTyped(isWhole ? undefined : next);
                if (isWhole) go(next, named);
              }}
            />
            <ScopeFields scope={{ ...everything, ...named }} onChange={(scope) => go(days, scope)}>
              <ReaderField isDesk={isForDesk} onDesk={(isDesk) => go(days, named, isDesk)} />
            </ScopeFields>
          </div>
        </Card>
        <ReportResult
          query={{ ...days, ...named, ...(isForDesk ? { forDesk: "yes" } : {}) }}
          linkTo={ticketLink}
          below={(report) => <ReportedObjectives report={report} linkTo={ticketLink} />}
        />
      </div>
    </div>
  );
}

type ReaderProps = { isDesk: boolean; onDesk: (isDesk: boolean) => void };

/** Whom the report is for: what the desk asks of itself is told to nobody else. */
function ReaderField({ isDesk, onDesk }: ReaderProps) {
  const { t } = useTranslation("objectives");
  return (
    <SelectField
      label={t("report.for")}
      value={isDesk ? "desk" : "others"}
      options={[
        { value: "desk", label: t("report.forDesk") },
        { value: "others", label: t("report.forOthers") },
      ]}
      onChange={(value) => onDesk(value === "desk")}
    />
  );
}

/** Years that somebody types pass through the first centuries. */
const isTyped = (day: string): boolean => /^[12]\d{3}-/u.test(day);

/** A report is for the desk unless its address says otherwise. */
const forReader = (isForDesk: boolean) => (isForDesk ? {} : ({ reader: "others" } as const));

function chosenOf(scope: { [Key in keyof Scope]?: string | undefined }): Partial<Scope> {
  return Object.fromEntries(
    Object.entries(scope).filter(([, id]) => id !== undefined && id !== ""),
  );
}
