import { formatShort } from "../format-time.ts";
import { useReader } from "../reader.tsx";
import type { PlacedItem } from "./layout.ts";
import { useWords } from "./words.ts";
import type { RibbonMark } from "./ribbon-data.ts";
import type { RowRoving } from "./roving.ts";

export type LaneRow = {
  id: string;
  label: string;
  size: "band" | "thin" | "marks";
  isAside: boolean;
  items: PlacedItem[];
};

type LaneProps = {
  row: LaneRow;
  now: string;
  said: PlacedItem | undefined;
  onPoint: (item: PlacedItem | undefined) => void;
  onMark: ((mark: RibbonMark) => void) | undefined;
  roving: RowRoving;
};

export function Lane({ row, now, said, onPoint, onMark, roving }: LaneProps) {
  const words = useWords(now);
  return (
    <div
      className="ribbon-lane"
      data-size={row.size}
      data-aside={row.isAside || undefined}
      role="group"
      aria-label={row.label}
    >
      <span className="ribbon-lane-name" aria-hidden="true">
        {row.label}
      </span>
      {row.items.map((item, column) => {
        const acts = item.type === "marks" && onMark !== undefined;
        return (
          <button
            key={column}
            type="button"
            ref={(element) => roving.hold(column, element)}
            tabIndex={roving.tabIndex(column)}
            aria-label={words(item).join(". ")}
            data-active={item === said || undefined}
            data-acts={acts || undefined}
            onFocus={() => roving.onFocus(column)}
            onPointerEnter={() => onPoint(item)}
            onPointerLeave={() => onPoint(undefined)}
            onClick={() => (acts && item.marks[0] ? onMark(item.marks[0]) : roving.onFocus(column))}
            {...paint(item)}
          >
            <Inside item={item} now={now} />
          </button>
        );
      })}
    </div>
  );
}

function paint(item: PlacedItem) {
  const left = `${(item.left * 100).toFixed(3)}%`;
  switch (item.type) {
    case "span": {
      const style = { left, width: `${(item.width * 100).toFixed(3)}%` };
      const open = item.span.to === undefined || undefined;
      return {
        className: "ribbon-item ribbon-span",
        "data-kind": item.span.kind,
        "data-open": open,
        style,
      };
    }
    case "post":
      return {
        className: "ribbon-item ribbon-post",
        "data-post": item.post.tone,
        "data-beyond": item.isBeyond || undefined,
        style: { left },
      };
    case "marks": {
      const several = item.marks.length > 1 || undefined;
      return {
        className: "ribbon-item ribbon-marks",
        "data-side": item.side,
        "data-several": several,
        style: { left },
      };
    }
  }
}

function Inside({ item, now }: { item: PlacedItem; now: string }) {
  const reader = useReader();
  if (item.type === "marks") return <span className="ribbon-dot" />;
  if (!item.labelled) return null;
  if (item.type === "span") return <span>{item.span.label}</span>;
  const { label, at } = item.post;
  return (
    <span>{item.isBeyond ? `${label} ${formatShort(at, Date.parse(now), reader)}` : label}</span>
  );
}
