import type { TableKey } from "./tables.ts";

/** How a table is drawn: which of its columns, side by side, or after each other where they are parts of a whole. */
export interface Picture {
  readonly columns: readonly string[];
  readonly isStacked: boolean;
}

const PICTURES: Readonly<Partial<Record<TableKey, Picture>>> = {
  volumes: { columns: ["filed", "solved"], isStacked: false },
  months: { columns: ["filed", "solved"], isStacked: false },
  targets: { columns: ["met", "missed"], isStacked: true },
  objectives: { columns: ["met", "missed"], isStacked: true },
  times: { columns: ["desk", "beneficiary"], isStacked: true },
};

const pictures: ReadonlyMap<string, Picture> = new Map(Object.entries(PICTURES));

interface Drawable {
  readonly table: string;
  readonly columns: readonly { readonly column: string; readonly name: string }[];
  readonly rows: readonly {
    readonly row: string;
    readonly name: string;
    readonly values: readonly number[];
  }[];
}

/** One bar, from nought to one of the picture's width. */
export interface Bar {
  readonly column: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

export interface Bars {
  readonly isStacked: boolean;
  readonly series: readonly { readonly column: string; readonly name: string }[];
  readonly rows: readonly { readonly name: string; readonly bars: readonly Bar[] }[];
}

/** The bars of a table, the same on paper and on screens; undefined where it has none, or nothing to draw. */
export function barsOf({ table, columns, rows }: Drawable): Bars | undefined {
  const picture = pictures.get(table);
  if (picture === undefined) return undefined;
  const places = picture.columns.map((column) => columns.findIndex((one) => one.column === column));
  const shown = rows.filter(({ row }) => row !== "total");
  const valuesOf = (values: readonly number[]) => places.map((place) => values[place] ?? 0);
  const extent = Math.max(
    0,
    ...shown.map(({ values }) => {
      const drawn = valuesOf(values);
      return picture.isStacked ? drawn.reduce((sum, one) => sum + one, 0) : Math.max(...drawn);
    }),
  );
  if (extent === 0) return undefined;
  return {
    isStacked: picture.isStacked,
    series: columns.filter(({ column }) => picture.columns.includes(column)),
    rows: shown.map(({ name, values }) => ({
      name,
      bars: drawn(valuesOf(values), picture, extent),
    })),
  };
}

function drawn(values: readonly number[], picture: Picture, extent: number): readonly Bar[] {
  let at = 0;
  return values.map((value, index) => {
    const from = picture.isStacked ? at : 0;
    at = from + value;
    return { column: picture.columns[index] ?? "", value, from: from / extent, to: at / extent };
  });
}
