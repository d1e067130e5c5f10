import { useTranslation } from "react-i18next";
import { formatDuration } from "../format-time.ts";
import { useReader } from "../reader.tsx";
import { Time } from "../time.tsx";
import type { RibbonLane, RibbonMark } from "./ribbon-data.ts";

type TableProps = { lanes: readonly RibbonLane[]; marks: readonly RibbonMark[]; now: string };

/** Without `to`, it still runs; with neither `to` nor `isSpan`, it is a moment. */
type Row = {
  lane: string;
  what: string;
  from: string;
  to?: string | undefined;
  isSpan?: true;
  why?: string | undefined;
};

/** All that the ribbon draws, a lane after the other and each in the order in which it happens. */
export function RibbonTable({ lanes, marks, now }: TableProps) {
  const { t } = useTranslation("ui");
  const said = marks.map(({ at, side, label }) => ({
    lane: t("ribbon.messages"),
    what: `${t(`ribbon.${side}`)} · ${label}`,
    from: at,
  }));
  const [states, ...clocks] = lanes;
  const rows = [...(states ? rowsOf(states) : []), ...inOrder(said), ...clocks.flatMap(rowsOf)];
  return (
    <table>
      <thead>
        <tr>
          {(["lane", "what", "when", "howLong", "why"] as const).map((head) => (
            <th key={head} scope="col">
              {t(`ribbon.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <TableRow key={index} row={row} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function rowsOf({ label: lane, spans, posts = [] }: RibbonLane): readonly Row[] {
  const spent = spans.map(({ from, to, label, explanation }) => ({
    lane,
    what: label,
    from,
    to,
    isSpan: true as const,
    why: explanation,
  }));
  const moments = posts.map(({ at, label, explanation }) => ({
    lane,
    what: label,
    from: at,
    why: explanation,
  }));
  return inOrder([...spent, ...moments]);
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from));
}

function TableRow({ row: { lane, what, from, to, isSpan, why }, now }: { row: Row; now: string }) {
  const reader = useReader();
  return (
    <tr>
      <td>{lane}</td>
      <td>{what}</td>
      <td>
        <Time at={from} />
        {isSpan ? <> – {to ? <Time at={to} /> : "…"}</> : null}
      </td>
      <td>{isSpan ? formatDuration(Date.parse(to ?? now) - Date.parse(from), reader) : null}</td>
      <td>{why}</td>
    </tr>
  );
}
