import type { ActivityReportView } from "#api/reports.ts";
import type { Language } from "#core/people/actor.ts";
import { sayIn, type Word } from "#server/platform/words.ts";

/** The same numbers, one a line (RFC 4180), to be read by programs that calculate. */
export function tableOf(view: ActivityReportView, word: Word, language: Language): string {
  const say = sayIn(word, language);
  const { period, objectives } = view;
  const tables = [...view.tables, ...(objectives === undefined ? [] : [objectives.table])];
  const misses = [
    ...view.misses.map((miss) => ({ ...miss, part: say("reports:misses.title") })),
    ...(objectives?.misses ?? []).map((miss) => ({ ...miss, part: objectives?.missesTitle ?? "" })),
  ];
  const head = [
    "from",
    "to",
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
        period.firstDay,
        period.lastDay,
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
  const named = misses.map(({ part, reference, clockName, severityName, due, lowered }) => [
    period.firstDay,
    period.lastDay,
    part,
    reference,
    `${clockName}, ${severityName}`,
    due,
    "",
    "",
    lowered ? say("reports:misses.lowered") : "",
  ]);
  return [head.map((name) => say(`reports:paper.${name}`)), ...numbers, ...named]
    .map((cells) => `${cells.map(cellOf).join(",")}\r\n`)
    .join("");
}

/** What a spreadsheet would take for a formula is told to be text. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
