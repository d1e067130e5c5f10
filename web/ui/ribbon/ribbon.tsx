/**
 * Ribbon { label, lanes, marks?, now, from, to?, shades?, onMark? }: one time line; see ribbon-data.ts for the shapes.
 *   lanes: [{ id, label, size?: 'band' | 'thin', isAside?, spans: [{ from, to?, kind, label, explanation? }], posts? }]; first the states, then clocks.
 *   Pointing at or focusing a band says it in words under the ribbon; arrow keys move; a table says the same.
 */
import "./kinds.css";
import "./ribbon.css";
import "./marks.css";
import { useId, useMemo, useState } from "react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useReader } from "../reader.tsx";
import { useWidth } from "../use-width.ts";
import { RibbonFoot } from "./foot.tsx";
import { Ground } from "./ground.tsx";
import { Lane } from "./lane.tsx";
import type { LaneRow } from "./lane.tsx";
import { domainOf, placeMarks, placePosts, placeSpans } from "./layout.ts";
import type { PlacedItem } from "./layout.ts";
import { useRoving } from "./roving.ts";
import type { RibbonProps } from "./ribbon-data.ts";
import type { Domain } from "./ticks.ts";

declare module "react" {
  interface CSSProperties {
    "--gutter"?: string;
  }
}

export function Ribbon(props: RibbonProps) {
  const { label, lanes, marks = [], now, shades = [], onMark } = props;
  const { t } = useTranslation("ui");
  const reader = useReader();
  const id = useId();
  const [track, width] = useWidth(960);
  const domain = useMemo(() => domainOf(props), [props]);
  const rows = useRows(props, domain, width);
  const roving = useRoving(rows.map(({ items }) => items.length));
  const [pointed, setPointed] = useState<PlacedItem | undefined>();
  const said = pointed ?? rows[roving.row]?.items[roving.column] ?? rows[0]?.items.at(-1);
  return (
    <figure className="ribbon" aria-label={label} style={gutterFor(rows)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys of the buttons inside */}
      <div
        className="ribbon-plot"
        role="group"
        aria-label={label}
        aria-describedby={`${id}-keys`}
        onKeyDown={roving.onKeyDown}
      >
        <Ground domain={domain} width={width} now={now} shades={shades} reader={reader} />
        <div className="ribbon-lanes" ref={track}>
          {rows.map((row, index) => (
            <Lane
              key={row.id}
              row={row}
              now={now}
              said={said}
              onPoint={setPointed}
              onMark={onMark}
              roving={roving.inRow(index)}
            />
          ))}
        </div>
      </div>
      <span id={`${id}-keys`} className="visually-hidden">
        {t("ribbon.keysHint")}
      </span>
      <RibbonFoot said={said} lanes={lanes} marks={marks} now={now} />
    </figure>
  );
}

/** As wide as the longest name of a lane takes on one line, within bounds. */
function gutterFor(rows: readonly LaneRow[]): CSSProperties {
  const letters = Math.max(...rows.map(({ label }) => label.length));
  return { "--gutter": `${Math.min(12, Math.max(7, letters * 0.4 + 1))}rem` };
}

function useRows(
  { lanes, marks = [], now }: RibbonProps,
  domain: Domain,
  width: number,
): LaneRow[] {
  const { t } = useTranslation("ui");
  return useMemo(() => {
    const rows = lanes.map((lane): LaneRow => {
      const spans = placeSpans(lane.spans, now, domain, width);
      const posts = placePosts(lane.posts ?? [], domain, width);
      return {
        id: lane.id,
        label: lane.label,
        size: lane.size ?? "band",
        isAside: lane.isAside ?? false,
        items: [...spans, ...posts],
      };
    });
    const [states, ...clocks] = rows;
    if (!states || marks.length === 0) return rows;
    const items = placeMarks(marks, domain, width);
    return [
      states,
      { id: "marks", label: t("ribbon.messages"), size: "marks", isAside: false, items },
      ...clocks,
    ];
  }, [lanes, marks, now, domain, width, t]);
}
