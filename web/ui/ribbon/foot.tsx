import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlacedItem } from "./layout.ts";
import type { RibbonLane, RibbonMark } from "./ribbon-data.ts";
import { RibbonTable } from "./table.tsx";
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
  // As long as nobody reads the table, its rows are not there: a long ticket has hundreds.
  const [tableIsOpen, setTableIsOpen] = useState(false);
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
      <details onToggle={(event) => setTableIsOpen(event.currentTarget.open)}>
        <summary>{t("ribbon.table")}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls sideways on a narrow page */}
        <div className="ribbon-table" tabIndex={0} role="group" aria-label={t("ribbon.table")}>
          {tableIsOpen ? <RibbonTable lanes={lanes} marks={marks} now={now} /> : null}
        </div>
      </details>
    </>
  );
}
