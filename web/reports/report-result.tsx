/** ReportResult { query, linkTo, below? }: asks for a report and shows it, with its files; tells what stands in the way. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { urlOf } from "#api/client.ts";
import { activityReportPaper, activityReportTable, getActivityReport } from "#api/reports.ts";
import type { ActivityReportView, ReportQuery } from "#api/reports.ts";
import { ask } from "#web/session/ask.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { ErrorState, LoadingRows } from "#web/ui/states.tsx";
import { ReportView } from "./report-view.tsx";

type Props = {
  query: ReportQuery;
  linkTo: (reference: string) => ReactNode;
  /** What else of the report is to be shown. */
  below?: (report: ActivityReportView) => ReactNode;
};

export function ReportResult({ query, linkTo, below }: Props) {
  const { t, i18n } = useTranslation("reports");
  const words = useProblemWords();
  const report = useQuery({
    queryKey: ["reports", i18n.language, query],
    queryFn: ({ signal }) => ask(getActivityReport, { query, signal }),
    enabled: query.firstDay !== "" && query.lastDay !== "",
    retry: false,
    // It counts a whole log, and tells of days that are over.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  if (report.error)
    return <ErrorState problem={words(report.error)} onRetry={() => void report.refetch()} />;
  if (report.data === undefined) return <LoadingRows label={t("page.counting")} />;
  return (
    <>
      <p className="row report-files">
        <a href={urlOf(activityReportPaper, { query })} download>
          {t("page.files.pdf")}
        </a>
        <a href={urlOf(activityReportTable, { query })} download>
          {t("page.files.csv")}
        </a>
        <a href={urlOf(getActivityReport, { query })} download="activity-report.json">
          {t("page.files.json")}
        </a>
      </p>
      <ReportView report={report.data} linkTo={linkTo} />
      {below?.(report.data)}
    </>
  );
}
