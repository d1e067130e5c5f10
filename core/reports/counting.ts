import type { ColumnOf, RowOf, TableKey } from "./tables.ts";
import type { Told } from "./told.ts";

/** Adds to a number of the report. Times are in milliseconds. */
export type Count = <Key extends TableKey>(
  table: Key,
  row: RowOf<Key>,
  column: ColumnOf<Key>,
  amount?: number,
) => void;

/** What one ticket adds to some numbers of a report. */
export type Counting = (told: Told, count: Count) => void;
