import type { CommandName, Row } from "./row.ts";
import { LIFE_CYCLE } from "./rows.ts";

export { LIFE_CYCLE } from "./rows.ts";

const rows = new Map(LIFE_CYCLE.map((row) => [row.command, row]));

export function rowOf(command: CommandName): Row {
  const row = rows.get(command);
  if (row === undefined) throw new Error(`No row for ${command} in the life cycle`);
  return row;
}
