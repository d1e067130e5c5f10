import { ok, refuse, type Result } from "#core/kit/result.ts";

/** Where a page ended, as an opaque text: the sort key of its last row. */
export function writeCursor(key: Readonly<Record<string, string | number>> | null): string | null {
  return key === null ? null : Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** A page whose items are JSON already, as it is answered. */
export function pageText(
  items: string,
  last: Readonly<Record<string, string | number>> | null,
): string {
  return `{"items":[${items}],"next":${JSON.stringify(writeCursor(last))}}`;
}

/** The key in a cursor, if it is one of ours with exactly these names; undefined where none was given. */
export function readCursor<Name extends string>(
  cursor: string | undefined,
  names: readonly Name[],
): Result<Record<Name, string> | undefined, "bad_cursor"> {
  if (cursor === undefined) return ok(undefined);
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (typeof key === "object" && key !== null && Object.keys(key).length === names.length) {
      const entries = names.map((name) => [name, (key as Record<string, unknown>)[name]] as const);
      const sane = entries.every(([, value]) =>
        typeof value === "string"
          ? value.length <= 300 && !value.includes("\u0000")
          : Number.isSafeInteger(value),
      );
      if (sane)
        return ok(
          Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) as Record<
            Name,
            string
          >,
        );
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return refuse("bad_cursor", { field: "cursor" });
}

/** An instant inside a cursor, of the years that the database and we can both tell. */
export function cursorInstant(text: string): Result<Temporal.Instant, "bad_cursor"> {
  try {
    if (/^\d{4}-/.test(text)) return ok(Temporal.Instant.from(text));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return refuse("bad_cursor", { field: "cursor" });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text inside a cursor is an id, so that the database is not asked to read nonsense as one. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
