/** ReportedObjectives { report, linkTo }: what the desk asked of itself, met and missed, each miss by name; for the desk alone. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityReportView } from "#api/reports.ts";
import { ReportBars } from "#web/reports/report-bars.tsx";
import { MissesTable, NumbersTable } from "#web/reports/report-view.tsx";
import { Card } from "#web/ui/card.tsx";

type Props = { report: ActivityReportView; linkTo: (reference: string) => ReactNode };

export function ReportedObjectives({ report: { objectives }, linkTo }: Props) {
  const { t } = useTranslation("objectives");
  if (objectives === undefined) return null;
  const { sentence, table, missesTitle } = objectives;
  return (
    <Card title={table.title} aside={t("report.aside")} tone="note">
      <p>{sentence}</p>
      {table.rows.length === 0 ? null : (
        <>
          <ReportBars table={table} />
          <NumbersTable table={table} />
          <h3>{missesTitle}</h3>
          <MissesTable {...objectives} title={missesTitle} linkTo={linkTo} />
        </>
      )}
    </Card>
  );
}
