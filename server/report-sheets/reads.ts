import type { ActivityReportView } from "#api/reports.ts";
import type { Language } from "#core/people/actor.ts";
import { sayIn, type Say, type Word } from "#server/platform/words.ts";

/** The same numbers, one a line (RFC 4180), to be read by programs that calculate. */
export function tableOf(view: ActivityReportView, word: Word, language: Language): string {
  const say = sayIn(word, language);
  const { period, objectives } = view;
  const tables = [...view.tables, ...(objectives === undefined ? [] : [objectives.table])];
  const missed = [
    { ...view, part: say("reports:misses.title") },
    ...(objectives === undefined ? [] : [{ ...objectives, part: objectives.missesTitle }]),
  ];
  const about = [period.firstDay, period.lastDay, view.about, view.zone];
  const head = [
    "from",
    "to",
    "about",
    "zone",
    "part",
    "row",
    "figure",
    "value",
    "before",
    "unit",
    "definition",
  ] as const;
  const numbers = tables.flatMap(({ title, unit, columns, rows }) =>
    rows.flatMap(({ name, values, before, definition: own }) =>
      columns.map(({ name: column, definition }, index) => [
        ...about,
        title,
        name,
        column,
        String(values[index] ?? 0),
        before === null ? "" : String(before[index] ?? 0),
        say(`reports:units.${unit}`),
        own ?? definition,
      ]),
    ),
  );
  const named = missed.flatMap(({ part, misses, missesBeyond }) => [
    ...misses.map((miss) => [...about, part, ...missCells(miss, say)]),
    ...(missesBeyond === 0 ? [] : [[...about, part, ...beyondCells(missesBeyond, say)]]),
  ]);
  return [head.map((name) => say(`reports:paper.${name}`)), ...numbers, ...named]
    .map((cells) => `${cells.map(cellOf).join(",")}\r\n`)
    .join("");
}

type Miss = ActivityReportView["misses"][number];

function missCells({ reference, clockName, severityName, due, lowered, ofBefore }: Miss, say: Say) {
  const since = lowered
    ? [say("reports:misses.lowered"), ...(ofBefore ? [say("reports:misses.ofBefore")] : [])]
    : [];
  return [reference, `${clockName}, ${severityName}`, due, "", "", since.join(": ")];
}

/** How many further ones there are, as screens and paper tell it: whoever adds up the lines would think that these are all. */
function beyondCells(count: number, say: Say) {
  const unit = say("reports:units.targets");
  return [
    say("reports:others"),
    say("reports:columns.missed.name"),
    String(count),
    "",
    unit,
    say("reports:misses.beyond", { count }),
  ];
}

/**
 * What a spreadsheet would take for a formula is told to be text, also behind whatever a spreadsheet of some language splits
 * cells on: no such character stands outside of quotes, and none is followed by the beginning of a formula.
 */
function cellOf(text: string): string {
  const safe = text.replaceAll(/(^|[;\t\r\n])(?=\s*[=+\-@])|^(?=[\t\r])/g, "$1'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
