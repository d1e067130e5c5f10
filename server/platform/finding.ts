import { sql, type RawBuilder } from "kysely";

/**
 * Whether a text holds what somebody looks for, in letters of either size and whatever blanks stand between its words.
 * Wildcards stand for nothing but themselves, and whoever looks for nothing finds everything.
 */
export function finds(text: RawBuilder<unknown>, search: string): RawBuilder<boolean> {
  if (search === "") return sql`true`;
  const pattern = `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  if (!pattern.includes(" ")) return sql`${text} ilike ${pattern}`;
  // An index can be asked for any sign in the place of a blank, and not for what a function makes of the text.
  const anySign = pattern.replaceAll(" ", "_");
  return sql`(${text} ilike ${anySign} and plain_blanks(${text}) ilike ${pattern})`;
}
