import { createRequire } from "node:module";
import ranges from "@fontsource/ibm-plex-sans/unicode.json" with { type: "json" };

/** A part of the typeface, as it is published: letters of some languages each. */
type Script = keyof typeof ranges;

/** What most of a paper is written with. */
export const MAIN_SCRIPT: Script = "latin";

const { resolve } = createRequire(import.meta.url);
const fileOf = (script: string, weight: number) =>
  resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-${script}-${weight}-normal.woff`);

/** The project's own typeface, and nothing else of this machine: for each of its parts where its files are. */
export const FONTS = Object.fromEntries(
  Object.keys(ranges).map((script) => {
    const [normal, bold] = [fileOf(script, 400), fileOf(script, 600)];
    return [script, { normal, bold, italics: normal, bolditalics: bold }];
  }),
);

/** The main part comes first: what two of them have is written with it. */
const parts = [MAIN_SCRIPT, ...Object.keys(ranges).filter((script) => script !== MAIN_SCRIPT)].map(
  (script) => ({ script, spans: spansOf(script) }),
);

function spansOf(script: string): readonly (readonly [number, number])[] {
  const written = Object.entries(ranges).find(([name]) => name === script)?.[1] ?? "";
  return written.split(",").map((range) => {
    const [from = "", to = from] = range.replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

export interface Run {
  readonly text: string;
  readonly font: string;
}

/** A text in runs, each with the part of the typeface that has its letters; the main part has what none has. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (const letter of text) {
    const font = scriptOf(letter.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last?.font === font) runs.splice(-1, 1, { text: last.text + letter, font });
    else runs.push({ text: letter, font });
  }
  return runs;
}

function scriptOf(point: number): string {
  const has = ([from, to]: readonly [number, number]) => from <= point && point <= to;
  return parts.find(({ spans }) => spans.some(has))?.script ?? MAIN_SCRIPT;
}

/** The same paper with every text that the main part alone can not write set in runs. */
export function inScripts(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(inScripts);
  if (typeof content !== "object" || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([key, value]: [string, unknown]) => [
      key,
      key === "text" && typeof value === "string" ? written(value) : inScripts(value),
    ]),
  );
}

function written(text: string): string | readonly Run[] {
  const runs = runsOf(text);
  return runs.every(({ font }) => font === MAIN_SCRIPT) ? text : runs;
}
