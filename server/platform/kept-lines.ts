/** Where something stands in a list, and which state of it stands there: what its line says hangs on nothing else but names. */
export interface Place {
  readonly id: string;
  readonly row: string;
}

/** Something's line as JSON, with the state that it was made from. */
export interface Line extends Place {
  readonly line: string;
}

/** What was read, and how often names had been changed until then. */
export interface Named<Row> {
  readonly naming: number;
  readonly rows: readonly Row[];
}

/** A page as it is answered: its lines joined by commas, and its last place if there is more. */
export interface LinedPage<Last> {
  readonly items: string;
  readonly last: Last | null;
}

/**
 * The lines of the desk's own lists, kept from page to page: agents look at the same lists all day, and a line says the
 * same until its row is written again or a name changes. Never those of a contact, who may not read every name.
 */
export interface KeptLines {
  /**
   * @param places one more than `limit` where there is another page.
   * @param read the lines of these, in any order.
   * @param tell a line with what of its place changes while its row does not; as it is kept where nothing is given.
   */
  page<Last extends Place>(
    places: Named<Last>,
    limit: number,
    read: (ids: readonly string[]) => Promise<Named<Line>>,
    tell?: (line: string, place: Last) => string,
  ): Promise<LinedPage<Last>>;
}

/**
 * Which quarter of an hour it is, for what a line says of a day: in every zone days begin at a full one, so that a line
 * that names it in its `row` is made again when somebody's day begins.
 */
export function quarterOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / QUARTER_MILLISECONDS);
}

const QUARTER_MILLISECONDS = 15 * 60_000;
const LINES_MAX = 20_000;

function linesAt<Last extends Place>(
  kept: Line | undefined,
  place: Last,
  tell: (line: string, place: Last) => string,
): readonly string[] {
  return kept === undefined ? [] : [tell(kept.line, place)];
}

export function openLines(): KeptLines {
  const lines = new Map<string, Line>();
  let naming = 0;
  const forgetBefore = (seen: number): void => {
    if (seen <= naming) return;
    lines.clear();
    naming = seen;
  };
  const keep = (read: Named<Line>): void => {
    forgetBefore(read.naming);
    // Read before a name changed, and here after: good for this answer, and for no later one.
    if (read.naming < naming) return;
    if (lines.size + read.rows.length > LINES_MAX) lines.clear();
    for (const line of read.rows) lines.set(line.id, line);
  };
  const at = (places: Named<Place>): Map<string, Line> => {
    forgetBefore(places.naming);
    const known = places.rows.flatMap(({ id, row }) => {
      const line = lines.get(id);
      return line?.row === row ? [[id, line] as const] : [];
    });
    return new Map(known);
  };
  return {
    async page(places, limit, read, tell = (line) => line) {
      const found = at(places);
      const unknown = places.rows.filter(({ id }) => !found.has(id));
      if (unknown.length > 0) {
        const fresh = await read(unknown.map(({ id }) => id));
        keep(fresh);
        for (const line of fresh.rows) found.set(line.id, line);
      }
      const page = places.rows.slice(0, limit);
      return {
        items: page.flatMap((place) => linesAt(found.get(place.id), place, tell)).join(","),
        // Of the page's own snapshot: what was read after it may stand elsewhere by now.
        last: places.rows.length > limit ? (page.at(-1) ?? null) : null,
      };
    },
  };
}
