/** ReportBars { table }: the picture of a table's numbers. Decorative for those who do not see it: the table beside it says the same. */
import { barsOf } from "#core/reports/pictures.ts";
import type { Bars } from "#core/reports/pictures.ts";
import type { ReportTableView } from "#api/reports.ts";

export function ReportBars({ table }: { table: ReportTableView }) {
  const bars = barsOf(table);
  if (bars === undefined) return null;
  return (
    <div className="report-bars" aria-hidden="true">
      {bars.rows.map(({ name, bars: drawn }) => (
        <div key={name} className="report-bar-row">
          <span className="small muted">{name}</span>
          <span className="report-bar-ground" data-stacked={bars.isStacked}>
            {drawn.map(({ column, from, to }, index) => (
              <span
                key={column}
                className="report-bar"
                data-series={index}
                style={{
                  width: `${(to - from) * 100}%`,
                  ...(bars.isStacked ? { insetInlineStart: `${from * 100}%` } : {}),
                }}
              />
            ))}
          </span>
        </div>
      ))}
      <Legend series={bars.series} />
    </div>
  );
}

function Legend({ series }: Pick<Bars, "series">) {
  return (
    <p className="report-legend small">
      {series.map(({ column, name }, index) => (
        <span key={column}>
          <span className="report-swatch" data-series={index} /> {name}
        </span>
      ))}
    </p>
  );
}
