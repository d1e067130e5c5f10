import { useRef, useState } from "react";
import type { KeyboardEvent } from "react";

export type RowRoving = {
  tabIndex: (column: number) => 0 | -1;
  hold: (column: number, element: HTMLElement | null) => void;
  onFocus: (column: number) => void;
};

/** One tab stop for many things in rows: left and right within a row, up and down between rows. */
export function useRoving(counts: readonly number[]) {
  const [place, setPlace] = useState({ row: 0, column: Infinity });
  const elements = useRef(new Map<string, HTMLElement>());
  const row = Math.min(place.row, counts.length - 1);
  const column = Math.min(place.column, (counts[row] ?? 1) - 1);

  const go = (toRow: number, toColumn: number) => {
    const clampedRow = Math.min(Math.max(toRow, 0), counts.length - 1);
    const clamped = Math.min(Math.max(toColumn, 0), (counts[clampedRow] ?? 1) - 1);
    setPlace({ row: clampedRow, column: clamped });
    elements.current.get(`${clampedRow}:${clamped}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      Home: [row, 0],
      End: [row, Infinity],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(...move);
  };
  const inRow = (index: number): RowRoving => ({
    tabIndex: (at) => (index === row && at === column ? 0 : -1),
    hold: (at, element) => {
      if (element) elements.current.set(`${index}:${at}`, element);
      else elements.current.delete(`${index}:${at}`);
    },
    onFocus: (at) => setPlace({ row: index, column: at }),
  });
  return { row, column, onKeyDown, inRow };
}
