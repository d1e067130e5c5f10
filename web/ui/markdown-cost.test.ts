import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import MarkdownBody from "./markdown-body.tsx";
import { readsAsMarkdown } from "./markdown-cost.ts";

const longest = 50_000;
const most = (words: string): string => words.repeat(Math.floor(longest / words.length));
const rows = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index))
    .join("\n")
    .slice(0, longest);

/** What an accepted text of that length can be made of, each alone. */
const floods: Readonly<Record<string, string>> = {
  "quotes in quotes": `${"> ".repeat(10_000)}x`,
  "rows of quotes": most(`${"> ".repeat(20)}x\n`),
  "a quote that goes on": `${"> ".repeat(20)}a\n${most("a\n").slice(0, -100)}`,
  "lists in lists on a line": most("- "),
  "numbered lists in lists": most("1. "),
  "lists in lists": rows(220, (depth) => `${"  ".repeat(depth)}- x`),
  "lists in lists in a quote": rows(220, (depth) => `> ${"  ".repeat(depth)}- x`),
  "lists by tabs": rows(300, (depth) => `${"\t".repeat(depth)}- x`),
  items: most("- a\n"),
  tasks: most("- [ ] a\n"),
  paragraphs: most("a\n\n"),
  headings: most("# a\n"),
  "underlined headings": most("a\n=\n"),
  lines: most("a\n"),
  "broken lines": most("a  \n"),
  emphasis: "*a_".repeat(16_000),
  "emphasis in emphasis": `${"*a ".repeat(8000)}${"b* ".repeat(8000)}`,
  "one run of stars": `${"*".repeat(24_000)}a${"*".repeat(24_000)}`,
  strong: most("**a** "),
  "stricken words": most("~~a~~ "),
  "opened brackets": most("["),
  "closed brackets": most("]"),
  "opened pictures": most("!["),
  "pictures in pictures": `${"![".repeat(8000)}a${"](b)".repeat(8000)}`,
  "links begun": most("[a]("),
  "links with a title begun": most('[a](b "'),
  "links in signs begun": most("[a](<b"),
  links: most("[a](b) "),
  definitions: rows(4000, (index) => `[a${index}]: b`),
  footnotes: rows(3000, (index) => `[^a${index}]: b [^a${index}]`),
  "signs of smaller": most("<"),
  tags: most("a <b c='d' "),
  comments: most("a <!--"),
  instructions: most("a <?"),
  backticks: most("`"),
  "backticks of every length": rows(300, (index) => `${"`".repeat(index + 1)}x`),
  code: most("`a` "),
  "a table": `|a|b|\n|-|-|\n${most("|a|b|\n")}`.slice(0, longest),
  "a wide table of short rows": `${"|a".repeat(5000)}|\n${"|-".repeat(5000)}|\n${"x\n".repeat(14_000)}`,
  entities: most("&amp; "),
  ampersands: most("&"),
  addresses: most("http://a.b "),
  "addresses without a scheme": most("www.a.b "),
  "addresses of people": most("a@b.cc "),
  "half addresses": most("a-_.+"),
  escapes: most("\\*"),
  "code in a comment": `<!--\n\`\`\`\n-->\n${"*a_".repeat(16_000)}`,
  "code in an item": `- a\n   \`\`\`\nb\n\`\`\`\n\`\`\`\n${"*a_".repeat(15_000)}`,
  "lines of code": `\`\`\`\n${most("a\n").slice(8)}\n\`\`\``,
};

/** The fastest of three: what else the machine does meanwhile is not meant. */
function milliseconds(work: () => unknown): number {
  const times = [0, 0, 0].map(() => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return Math.min(...times);
}

const shown = (text: string): string =>
  readsAsMarkdown(text) ? renderToStaticMarkup(createElement(MarkdownBody, { text })) : text;

test.each(Object.entries(floods))("50 000 characters of %s are shown at once", (_, text) => {
  expect(text.length).toBeLessThanOrEqual(longest);
  expect(milliseconds(() => shown(text))).toBeLessThan(100);
});

const signs = [
  "> ",
  "- ",
  "1. ",
  "  ",
  "\t",
  "*",
  "_",
  "~~",
  "[",
  "](",
  "]",
  "![",
  "<",
  "`",
  "```\n",
  "|",
  "|-",
  "&amp;",
  "\\",
];
const words = [
  "a",
  "b c",
  " ",
  "\n",
  "\n\n",
  "  \n",
  "[^1]: ",
  "http://a.b",
  "a@b.cc",
  "# ",
  "<!--",
  "-->",
  "=\n",
];

test("whatever is read as Markdown takes no time that anybody would notice", () => {
  const piece = fc.array(fc.constantFrom(...signs, ...words), { minLength: 1, maxLength: 12 });
  const repeated = fc.tuple(piece, fc.integer({ min: 1, max: 3000 }));
  const text = fc.array(repeated, { minLength: 1, maxLength: 3 }).map((parts) =>
    parts
      .map(([part, times]) => part.join("").repeat(times))
      .join("")
      .slice(0, longest),
  );
  fc.assert(
    fc.property(text, (any) => {
      expect(milliseconds(() => shown(any))).toBeLessThan(250);
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("what people write is read: long messages, logs in blocks of code, tables, quoted letters", () => {
  const log = rows(900, (row) => `2026-03-01T08:00:${row} [INFO] a_b.C *started* <x> & y`);
  const paragraph = `Le service **ne répond plus** depuis \`08:00\`, voir [le guide](https://a.example/b). ${"Des mots. ".repeat(60)}`;
  const written = [
    `Bonjour,\n\n\`\`\`log\n${log}\n\`\`\`\n\nMerci.`,
    `${paragraph}\n\n`.repeat(60),
    `|Nom|Valeur|Depuis|\n|-|:-:|-|\n${"|max_connections|`200`|hier|\n".repeat(60)}`,
    `${"> > Le 3 mars, Claire a écrit :\n".repeat(60)}\nOui.`,
    rows(8, (depth) => `${"  ".repeat(depth)}- point`),
    `${"- une **chose** à voir\n".repeat(100)}\n${"*".repeat(70)}\n\nFin.`,
  ];
  expect(written.map(readsAsMarkdown)).toEqual(written.map(() => true));
});
