/**
 * ReportView { report, linkTo }: an activity report in words, then in pictures with their tables, then each missed target.
 * NumbersTable { table }: a table with what its numbers count. MissesTable { title, misses, missesBeyond, linkTo }.
 */
import "./reports.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityReportView, ReportTableView } from "#api/reports.ts";
import { Card } from "#web/ui/card.tsx";
import { Sideways } from "#web/ui/sideways.tsx";
import { Time } from "#web/ui/time.tsx";
import { VisuallyHidden } from "#web/ui/visually-hidden.tsx";
import { ReportBars } from "./report-bars.tsx";

type Props = { report: ActivityReportView; linkTo: (reference: string) => ReactNode };

export function ReportView({ report, linkTo }: Props) {
  const { t } = useTranslation("reports");
  const { period, before, zone } = report;
  return (
    <div className="stack">
      <Card title={report.about} aside={t("period", said(period))}>
        <div className="report-words">
          {report.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <p className="small muted">{t("comparedWith", { ...said(before), zone })}</p>
      </Card>
      <div className="report-cards">
        {report.tables.map((table) => (
          <Card key={table.table} title={table.title} aside={t(`units.${table.unit}`)}>
            <ReportBars table={table} />
            <NumbersTable table={table} />
          </Card>
        ))}
      </div>
      <Card title={t("misses.title")}>
        <MissesTable {...report} title={t("misses.title")} linkTo={linkTo} />
      </Card>
    </div>
  );
}

const said = ({ firstDay, lastDay }: ActivityReportView["period"]) => ({
  first: firstDay,
  last: lastDay,
});

export function NumbersTable({ table: { title, columns, rows } }: { table: ReportTableView }) {
  const { t, i18n } = useTranslation("reports");
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const own = rows.flatMap(({ name, definition }) =>
    definition === null ? [] : [{ name, definition }],
  );
  return (
    <>
      <Sideways label={title}>
        <table className="report-numbers">
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>{t("paper.row")}</VisuallyHidden>
              </th>
              {columns.map(({ column, name }) => (
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, name, values, before }) => (
              <tr key={row} data-total={row === "total"}>
                <th scope="row">{name}</th>
                {values.map((value, index) => (
                  <td key={columns[index]?.column}>
                    {format.format(value)}
                    {before === null || isNothing(value, before[index]) ? null : (
                      <span className="report-before">
                        {t("page.before", { value: format.format(before[index] ?? 0) })}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      <details className="fold">
        <summary>{t("paper.definitions")}</summary>
        <dl className="report-definitions small">
          {[...(own.length > 0 ? own : columns)].map(({ name, definition }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{definition}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

/** Nothing now and nothing before is said once. */
function isNothing(value: number, before = 0): boolean {
  return value === 0 && before === 0;
}

type MissesProps = Pick<ActivityReportView, "misses" | "missesBeyond"> & {
  title: string;
  linkTo: Props["linkTo"];
};

export function MissesTable({ title, misses, missesBeyond, linkTo }: MissesProps) {
  const { t } = useTranslation("reports");
  if (misses.length === 0) return <p className="muted">{t("misses.none")}</p>;
  return (
    <>
      <Sideways label={title}>
        <table className="report-numbers" data-words>
          <thead>
            <tr>
              {(["reference", "target", "severity", "due", "lowered"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`misses.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {misses.slice(0, SHOWN).map((miss) => (
              <tr key={`${miss.reference} ${miss.clock} ${miss.due}`}>
                <th scope="row">{linkTo(miss.reference)}</th>
                <td>{miss.clockName}</td>
                <td>{miss.severityName}</td>
                <td>
                  <Time at={miss.due} />
                </td>
                <td>{miss.lowered ? t(miss.ofBefore ? "misses.ofBefore" : "misses.yes") : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Sideways>
      <Beyond count={missesBeyond + Math.max(0, misses.length - SHOWN)} />
    </>
  );
}

/** The files name more, as many as a report names. */
const SHOWN = 200;

function Beyond({ count }: { count: number }) {
  const { t } = useTranslation("reports");
  return count === 0 ? null : <p className="small muted">{t("misses.beyond", { count })}</p>;
}
