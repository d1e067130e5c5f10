import type { Content, ContentTable, Margins, TableCell } from "pdfmake/interfaces.js";
import type { ActivityReportView, ReportTableView } from "#api/reports.ts";
import type { Language } from "#core/people/actor.ts";
import { barsOf, type Bars } from "#core/reports/pictures.ts";
import type { Paper } from "#server/platform/papers.ts";
import { sayIn, type Say, type Word } from "#server/platform/words.ts";

const PRODUCT = "Permanence";
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26" width="30" height="30"><circle cx="13" cy="13" r="13" fill="#0f4c5c"/><path d="M13 5.5v7.8l4.8 2.9" stroke="#fff" stroke-width="2.2" fill="none" stroke-linecap="round" stroke-linejoin="round"/><path d="M4.8 17.2a9.3 9.3 0 0 0 16.4 0" stroke="#e9b44c" stroke-width="2.2" fill="none" stroke-linecap="round"/></svg>`;
const MUTED = "#5a6672";
const COLOURS = ["#0f4c5c", "#e9b44c"] as const;

/** How many of the missed targets stand on paper; the table as CSV and JSON names as many as a report names. */
const MISSES_ON_PAPER = 300;

/** A report to be read: in words first, then in pictures and tables, then what each number counts. */
export function paperOf(view: ActivityReportView, word: Word, language: Language): Paper {
  const say = sayIn(word, language);
  const { title, about, madeAt } = view;
  return {
    title: `${title} · ${about}`,
    author: PRODUCT,
    language,
    madeAt,
    foot: say("reports:paper.page", { page: "{page}", pages: "{pages}" }),
    content: [
      headOf(view, say),
      ...view.sentences.map((text): Content => ({ text, fontSize: 11, margin: [0, 0, 0, 4] })),
      ...view.tables.flatMap((table) => sectionOf(table, say, language)),
      ...missesOf(view, say("reports:misses.title"), say),
      ...objectivesOf(view, say, language),
      ...definitionsOf(view, say),
    ].map(spaced),
  };
}

/** The typeface has no narrow space that does not break; French numbers are written with it. */
function spaced<Part>(part: Part): Part {
  return JSON.parse(JSON.stringify(part).replaceAll("\u202f", "\u00a0"));
}

const NOTICE_MARGIN: Margins = [0, 4, 0, 0];

function headOf(
  { title, about, period, before, zone, madeAt, objectives }: ActivityReportView,
  say: Say,
): Content {
  const days = ({ firstDay, lastDay }: typeof period) => ({ first: firstDay, last: lastDay });
  return {
    columns: [
      { svg: LOGO, width: 30 },
      {
        width: "*",
        margin: [10, 0, 0, 0],
        stack: [
          { text: PRODUCT, color: MUTED },
          { text: title, fontSize: 20, bold: true },
          { text: about, fontSize: 13, margin: [0, 2, 0, 2] },
          { text: say("reports:period", days(period)), fontSize: 11 },
          { text: say("reports:comparedWith", { ...days(before), zone }), color: MUTED },
          { text: say("reports:madeAt", { at: madeAt }), color: MUTED },
          ...(objectives === undefined
            ? []
            : [{ text: objectives.notice, bold: true, margin: NOTICE_MARGIN }]),
        ],
      },
    ],
    margin: [0, 0, 0, 16],
  };
}

/** A longer table goes on over the page, with its head on each. */
const ROWS_KEPT_TOGETHER = 20;

function sectionOf(table: ReportTableView, say: Say, language: Language): readonly Content[] {
  const bars = barsOf(table);
  const heading = { text: headingOf(table, say), fontSize: 13, bold: true, margin: [0, 16, 0, 6] };
  const [first, ...rest] = [
    ...(bars === undefined ? [] : [pictureOf(bars), legendOf(bars)]),
    numbersOf(table, say, language),
  ];
  // The heading stays with what it is above.
  return [
    {
      stack: [{ ...heading, margin: [0, 16, 0, 6] }, ...(first === undefined ? [] : [first])],
      unbreakable: bars !== undefined || table.rows.length <= ROWS_KEPT_TOGETHER,
    },
    ...rest,
  ];
}

function headingOf({ title, unit }: ReportTableView, say: Say): string {
  return unit === "hours" ? `${title} (${say("reports:units.hours")})` : title;
}

const WIDTH = 340;
const THICK = 7;
const LEGEND_MARGIN: Margins = [0, 0, 14, 0];

function pictureOf({ rows, isStacked }: Bars): Content {
  return {
    table: {
      widths: [130, WIDTH],
      body: rows.map(({ name, bars }): TableCell[] => [
        { text: name, fontSize: 8.5, alignment: "right", margin: [0, isStacked ? -1 : 2, 6, 0] },
        {
          canvas: bars.map(({ from, to }, index) => ({
            type: "rect" as const,
            x: from * WIDTH,
            y: isStacked ? 0 : index * (THICK + 1),
            w: Math.max((to - from) * WIDTH, 0.01),
            h: THICK,
            color: COLOURS[index] ?? COLOURS[0],
          })),
        },
      ]),
    },
    layout: "noBorders",
  };
}

function legendOf({ series }: Bars): Content {
  return {
    columns: [
      { text: "", width: 136 },
      ...series.flatMap(({ name }, index) => [
        {
          canvas: [
            { type: "rect" as const, x: 0, y: 2, w: 8, h: 8, color: COLOURS[index] ?? COLOURS[0] },
          ],
          width: 12,
        },
        {
          text: name,
          width: "auto" as const,
          margin: LEGEND_MARGIN,
        },
      ]),
    ],
    fontSize: 8.5,
    margin: [0, 4, 0, 8],
  };
}

function numbersOf({ columns, rows }: ReportTableView, say: Say, language: Language): ContentTable {
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const body = rows.map(({ row, name, values, before }): TableCell[] => [
    { text: name, bold: row === "total" },
    ...values.map((value, index): TableCell => ({
      alignment: "right",
      bold: row === "total",
      text: [
        format.format(value),
        ...(before === null
          ? []
          : [{ text: `  (${format.format(before[index] ?? 0)})`, color: MUTED, bold: false }]),
      ],
    })),
  ]);
  const isCompared = rows.some(({ before }) => before !== null);
  const note = isCompared ? `  (${say("reports:paper.before")})` : "";
  const head = columns.map(({ name }): TableCell => ({
    text: [
      { text: name, bold: true },
      { text: note, color: MUTED },
    ],
    alignment: "right",
  }));
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: ["*", ...columns.map(() => "auto")],
      body: [[{ text: "" }, ...head], ...body],
    },
    layout: "ruled",
    fontSize: 9,
  };
}

/** What the desk asked of itself, where it alone reads the paper. */
function objectivesOf(
  { objectives }: ActivityReportView,
  say: Say,
  language: Language,
): readonly Content[] {
  if (objectives === undefined) return [];
  const [section, ...rest] =
    objectives.table.rows.length === 0 ? [] : sectionOf(objectives.table, say, language);
  return [
    ...(section === undefined ? [] : [section]),
    ...rest,
    { text: objectives.sentence, margin: NOTICE_MARGIN },
    ...missesOf(objectives, objectives.missesTitle, say),
  ];
}

function missesOf(
  { misses, missesBeyond }: Pick<ActivityReportView, "misses" | "missesBeyond">,
  title: string,
  say: Say,
): readonly Content[] {
  const heading: Content = {
    text: title,
    fontSize: 13,
    bold: true,
    margin: [0, 16, 0, 6],
  };
  if (misses.length === 0) return [heading, say("reports:misses.none")];
  const shown = misses.slice(0, MISSES_ON_PAPER);
  const beyond = missesBeyond + misses.length - shown.length;
  const head = (["reference", "target", "severity", "due", "lowered"] as const).map(
    (name): TableCell => ({ text: say(`reports:misses.${name}`), bold: true }),
  );
  const body = shown.map(({ reference, clockName, severityName, due, ...miss }): TableCell[] => [
    reference,
    clockName,
    severityName,
    due.replace("T", " ").replace(/(:\d\d)(?::\d\d(\.\d+)?)?Z$/, "$1 UTC"),
    miss.lowered ? say(miss.ofBefore ? "reports:misses.ofBefore" : "reports:misses.yes") : "",
  ]);
  return [
    heading,
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        widths: ["auto", "*", "auto", "auto", "auto"],
        body: [head, ...body],
      },
      layout: "ruled",
      fontSize: 9,
    },
    ...(beyond === 0
      ? []
      : [
          {
            text: say("reports:misses.beyond", { count: beyond }),
            margin: [0, 4, 0, 0],
          } satisfies Content,
        ]),
  ];
}

function definitionsOf(view: ActivityReportView, say: Say): readonly Content[] {
  const named = view.tables.flatMap(({ columns, rows }) => [
    ...columns,
    ...rows.flatMap(({ name, definition }) => (definition === null ? [] : [{ name, definition }])),
  ]);
  const internal = (view.objectives?.table.columns ?? []).map(({ name, definition }) => ({
    name: `${view.objectives?.table.title}, ${name}`,
    definition,
  }));
  const once = new Map([...named, ...internal].map(({ name, definition }) => [name, definition]));
  return [
    {
      text: say("reports:paper.definitions"),
      fontSize: 13,
      bold: true,
      margin: [0, 16, 0, 6],
    },
    ...[...once].map(([name, definition]): Content => ({
      text: [{ text: `${name}. `, bold: true }, definition],
      margin: [0, 0, 0, 3],
    })),
  ];
}
