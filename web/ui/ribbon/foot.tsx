import { useTranslation } from "react-i18next";
import { formatDuration } from "../format-time.ts";
import { useReader } from "../reader.tsx";
import { Time } from "../time.tsx";
import type { PlacedItem } from "./layout.ts";
import type { RibbonLane, RibbonMark, RibbonSpan } from "./ribbon-data.ts";
import { useWords } from "./words.ts";

type FootProps = {
  said: PlacedItem | undefined;
  lanes: readonly RibbonLane[];
  marks: readonly RibbonMark[];
  now: string;
};

/** The words of what is pointed at, the legend of the marks, and the table for those who prefer one. */
export function RibbonFoot({ said, lanes, marks, now }: FootProps) {
  const { t } = useTranslation("ui");
  const words = useWords(now);
  const [what, ...rest] = said ? words(said) : [];
  return (
    <>
      <div className="ribbon-foot">
        <div className="ribbon-words" aria-hidden="true">
          {said?.type === "span" ? (
            <span className="ribbon-swatch" data-kind={said.span.kind} />
          ) : null}
          <strong>{what}</strong> <span className="muted">{rest.join(" · ")}</span>
        </div>
        {marks.length > 0 ? (
          <div className="ribbon-legend" aria-hidden="true">
            {(["beneficiary", "desk"] as const).map((side) => (
              <span key={side} data-side={side}>
                <span className="ribbon-dot" /> {t(`ribbon.${side}`)}
              </span>
            ))}
          </div>
        ) : null}
      </div>
      <details>
        <summary>{t("ribbon.table")}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways on a narrow page */}
        <div className="ribbon-table" tabIndex={0} role="group" aria-label={t("ribbon.table")}>
          <RibbonTable lanes={lanes} now={now} />
        </div>
      </details>
    </>
  );
}

function RibbonTable({ lanes, now }: { lanes: readonly RibbonLane[]; now: string }) {
  const { t } = useTranslation("ui");
  const rows = lanes.flatMap((lane) => lane.spans.map((span) => ({ lane, span })));
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
        {rows.map(({ lane, span }) => (
          <TableRow key={lane.id + span.from} lane={lane.label} span={span} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function TableRow({ lane, span, now }: { lane: string; span: RibbonSpan; now: string }) {
  const reader = useReader();
  return (
    <tr>
      <td>{lane}</td>
      <td>{span.label}</td>
      <td>
        <Time at={span.from} /> – {span.to ? <Time at={span.to} /> : "…"}
      </td>
      <td>{formatDuration(Date.parse(span.to ?? now) - Date.parse(span.from), reader)}</td>
      <td>{span.explanation}</td>
    </tr>
  );
}
