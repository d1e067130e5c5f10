/** ClockWhy { clock, side }: every minute of a clock, accounted for: from when until when it ran or stood, how long, and why; then until its due. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ClockView } from "#api/clocks.ts";
import type { Side } from "#web/tickets/moment.ts";
import { useClockWords } from "./use-clock-words.ts";

const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

export function ClockWhy({ clock, side }: { clock: ClockView; side: Side }) {
  const { t } = useTranslation(["clocks", "lifecycle"]);
  const { spanName, write, length } = useClockWords(side);
  const { spans, misses, consumedSeconds, targetFrom, startedAt, target } = clock;
  return (
    <div className="stack clock-why">
      <SpanTable sum={t("table.consumed")} figure={length(consumedSeconds)}>
        {spans.map((one) => (
          <SpanRow key={one.from} span={one} name={spanName(one)} side={side} />
        ))}
      </SpanTable>
      <Ahead clock={clock} side={side} />
      {targetFrom === startedAt ? null : (
        <p className="small">
          {t("raised", {
            at: write(targetFrom),
            severity: t(`lifecycle:severities.${target.severity}.label`),
          })}
        </p>
      )}
      {misses.map(({ severity, due }) => (
        <p key={due} className="small">
          {t("miss", {
            due: write(due),
            severity: t(`lifecycle:severities.${severity}.label`),
          })}
        </p>
      ))}
    </div>
  );
}

/** What lies between now and the due: on a Friday evening one reads why it is due on Tuesday. */
function Ahead({ clock: { ahead, due }, side }: { clock: ClockView; side: Side }) {
  const { t } = useTranslation("clocks");
  const { spanName, write } = useClockWords(side);
  if (ahead.length === 0 || due === null) return null;
  return (
    <SpanTable caption={t("ahead.title")} sum={t("ahead.due")} figure={write(due)}>
      {ahead.map((one) => (
        <SpanRow
          key={one.from}
          span={one}
          name={one.kind === "running" ? t("ahead.running") : spanName(one)}
          side={side}
        />
      ))}
      {ahead.at(-1)?.to === due ? null : (
        <tr>
          <td colSpan={3} className="muted">
            {t("ahead.more")}
          </td>
        </tr>
      )}
    </SpanTable>
  );
}

type TableProps = { caption?: string; sum: string; figure: string; children: ReactNode };

function SpanTable({ caption, sum, figure, children }: TableProps) {
  const { t } = useTranslation("clocks");
  return (
    <table className="clock-spans">
      {caption === undefined ? null : <caption>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{t("table.from")}</th>
          <th scope="col">{t("table.what")}</th>
          <th scope="col">{t("table.length")}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {sum}
          </th>
          <td className="figures">{figure}</td>
        </tr>
      </tfoot>
    </table>
  );
}

type RowProps = { span: ClockView["spans"][number]; name: string; side: Side };

function SpanRow({ span: one, name, side }: RowProps) {
  const { span, write, length } = useClockWords(side);
  return (
    <tr>
      <td className="figures">{write(one.from)}</td>
      <td>
        <span className="clock-kind" data-kind={one.kind} aria-hidden="true" />
        {name}
        <div className="small muted">{span(one)}</div>
      </td>
      <td className="figures">{length(seconds(one.from, one.to))}</td>
    </tr>
  );
}
