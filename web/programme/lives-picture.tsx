/** LivesPicture { lines, today }: one bar for each release, from its first day to its last. The table below says the same in words. */
import "./programme.css";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { EnvironmentsOn } from "./own-environments.ts";
import type { Line } from "./programme-queries.ts";

type Props = { lines: readonly Line[]; today: string; own: EnvironmentsOn | undefined };

const yearInMilliseconds = 31_557_600_000;
/** How far beyond today the picture goes, so that what ends soon is seen to end. */
const aheadInYears = 1.5;

export function LivesPicture({ lines, today, own }: Props) {
  const { t } = useTranslation("programme");
  const dayOf = (line: Line, kind: Line["milestones"][number]["kind"]): string | null =>
    line.milestones.find((milestone) => milestone.kind === kind)?.on ?? null;
  const shown = lines.filter((line) => dayOf(line, "general_availability") !== null);
  const begins = Math.min(
    ...shown.map((line) => Date.parse(dayOf(line, "general_availability") ?? today)),
  );
  const ends = Date.parse(today) + aheadInYears * yearInMilliseconds;
  const share = (at: number): number =>
    Math.min(100, Math.max(0, ((at - begins) / (ends - begins)) * 100));
  const years = yearsBetween(begins, ends);
  if (shown.length === 0) return null;
  return (
    <div className="lives" aria-hidden="true">
      <div className="lives-years">
        {years.map((year, index) => {
          const at = share(Date.UTC(year, 0));
          return (
            <span
              key={year}
              style={{ left: `${at}%` }}
              data-spare={index % 2 === 1 || at > 86 || undefined}
            >
              {at > 95 ? null : year}
            </span>
          );
        })}
      </div>
      {shown.map((line) => (
        <Life
          key={line.line}
          line={line}
          dayOf={dayOf}
          share={share}
          own={own?.(line.line) ?? []}
        />
      ))}
      <div className="lives-today-frame">
        <div className="lives-today" style={{ left: `${share(Date.parse(today))}%` }}>
          <span>{t("today")}</span>
        </div>
      </div>
    </div>
  );
}

type LifeProps = {
  line: Line;
  dayOf: (line: Line, kind: Line["milestones"][number]["kind"]) => string | null;
  share: (at: number) => number;
  own: readonly { id: string; name: string }[];
};

function Life({ line, dayOf, share, own }: LifeProps) {
  const from = share(Date.parse(dayOf(line, "general_availability") ?? ""));
  const [maintained, over] = [dayOf(line, "end_of_maintenance"), dayOf(line, "eosl")];
  const end = over === null ? 100 : share(Date.parse(over));
  const middle = maintained === null ? end : Math.min(end, share(Date.parse(maintained)));
  return (
    <div className="life" data-phase={line.phase}>
      <span className="life-name">{line.line}</span>
      <div className="life-track">
        <div className="life-maintained" style={{ left: `${from}%`, width: `${middle - from}%` }} />
        <div
          className="life-supported"
          data-open={over === null ? true : undefined}
          style={{ left: `${middle}%`, width: `${end - middle}%` }}
        />
        {own.length === 0 ? null : (
          <span className="life-own" style={besideBar(from, end)}>
            {own.map(({ name }) => name).join(", ")}
          </span>
        )}
      </div>
    </div>
  );
}

/** Where the lane has more room, so that names never hide a day of the bar. */
function besideBar(from: number, end: number): CSSProperties {
  return from >= 100 - end
    ? { right: `${100 - from}%`, maxWidth: `${from}%` }
    : { left: `${end}%`, maxWidth: `${100 - end}%` };
}

function yearsBetween(begins: number, ends: number): number[] {
  const [first, last] = [begins, ends].map((at) => new Date(at).getUTCFullYear());
  return Array.from({ length: (last ?? 0) - (first ?? 0) }, (_, index) => (first ?? 0) + index + 1);
}
