/**
 * readsAsMarkdown(text): whether a text is read as Markdown, or shown as it was typed. A reader of Markdown takes longer than in
 *   proportion for what is nested deeply, or for hundreds of marks in one paragraph, and a message can never be taken back: so what
 *   the reading would cost is guessed first, line by line. What is dear or deep stays plain, and whole.
 */

/** A unit is about a tenth of a millisecond of a common machine. */
const costMax = 800;
const depthMax = 20;
const marksInPieceMax = 400;

/** What a mark costs wherever it stands. */
const marks: readonly (readonly [RegExp, number])[] = [
  [/[[\]]/gu, 0.3],
  [/\]\(/gu, 1],
  [/\]:|\[\^/gu, 3],
  [/[<&\\]/gu, 0.3],
  [/`+/gu, 0.6],
  [/[*_]|~+/gu, 0.5],
  [/@|:\/\/|www\./giu, 1],
  [/[ \t]$/gmu, 0.8],
];

export function readsAsMarkdown(text: string): boolean {
  const all = text.replace(/^\uFEFF/u, "").split(/\r\n|\n|\r/u);
  const lines = withoutCode(all);
  const cost = 0.06 * (all.length - lines.length) + costOfBlocks(lines);
  return cost <= costMax && cost + costOfWords(lines) <= costMax;
}

/** What stands in a block of code is not read. Where it is not sure that both see the same block, every line counts. */
function withoutCode(lines: readonly string[]): string[] {
  const read: string[] = [];
  let fence: string | undefined;
  let isSure = true;
  for (const line of lines) {
    if (fence !== undefined) {
      const [, run = ""] = /^ {0,3}(`+|~+)[ \t]*$/u.exec(line) ?? [];
      if (run.startsWith(fence)) fence = undefined;
      // What nearly ends it is looked at sign by sign.
      else if (/^[ \t]*[`~]/u.test(line)) read.push(line);
      continue;
    }
    read.push(line);
    const opening = /^(?:(`{3,})[^`]*|(~{3,}).*)$/u.exec(line);
    // A comment may hold what looks like a fence, and an item of a list one of its own.
    if (opening === null) isSure &&= !/^ {0,3}<|^[\s>*+\-\d.)]*(?:```|~~~)/u.test(line);
    else if (isSure) fence = opening[1] ?? opening[2];
  }
  return read;
}

/** Each line is held against all that it stands in: quotes, lists and lists in these. A short row of a table is filled up. */
function costOfBlocks(lines: readonly string[]): number {
  let cost = 0;
  let lists: readonly number[] = [];
  let quotes = 0;
  let cells = 0;
  let isAfterEmpty = true;
  for (const line of lines) {
    if (cost > costMax) return cost;
    if (isEmpty(line)) {
      cost += 0.25;
      quotes = 0;
      cells = 0;
      isAfterEmpty = true;
      continue;
    }
    const { items, indent, ...own } = containersOf(line);
    // A line without their signs may go on in them all the same.
    quotes = Math.max(quotes, own.quotes);
    if (items.length > 0 || isAfterEmpty) lists = lists.filter((at) => at < (items[0] ?? indent));
    lists = [...lists, ...items];
    const depth = quotes + lists.length;
    if (depth > depthMax) return Infinity;
    cells = Math.max(cells, columnsOf(line));
    cost += 0.4 + (isAfterEmpty ? 1.5 : 0) + 0.3 * depth + own.quotes + 2 * items.length;
    cost += cells + (/^[ \t]*(?:#|=+[ \t]*$|-+[ \t]*$)/u.test(line) ? 1.5 : 0);
    isAfterEmpty = false;
  }
  return cost;
}

const isEmpty = (line: string): boolean => /^[ \t]*$/u.test(line);

/** How many quotes a line begins with, at which columns items of lists do, and at which the line itself. */
function containersOf(line: string) {
  const [prefix] = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*/u.exec(line) ?? [""];
  const items: number[] = [];
  let quotes = 0;
  let indent: number | undefined;
  let column = 0;
  for (const [index, sign] of [...prefix].entries()) {
    if (sign === "\t") column += 4 - (column % 4);
    else column += 1;
    if (sign === " " || sign === "\t") continue;
    indent ??= column;
    if (sign === ">") quotes += 1;
    else if (/[-+*]/u.test(sign) || isFirstDigit(prefix, index)) items.push(column);
  }
  return { quotes, items, indent: indent ?? column + 1 };
}

const isFirstDigit = (text: string, index: number): boolean =>
  /\d/u.test(text[index] ?? "") && !/\d/u.test(text[index - 1] ?? "");

/** The columns of the table that a line of dashes begins. */
const columnsOf = (line: string): number =>
  /^[\s>|:\-+*\d.)]*$/u.test(line) && /-/u.test(line) && /[|:]/u.test(line)
    ? count(line, /\|/gu) + 1
    : 0;

function costOfWords(lines: readonly string[]): number {
  return piecesOf(lines).reduce((cost, piece) => cost + costOfPiece(piece), 0);
}

function costOfPiece(piece: string): number {
  // Each of these looks for its other half among all the others.
  if (count(piece, /[*_[\]]|~+/gu) > marksInPieceMax) return Infinity;
  const single = marks.reduce((cost, [mark, each]) => cost + each * count(piece, mark), 0);
  // And these in all that follows.
  const searches = 0.0006 * piece.length * count(piece, /`+|</gu);
  const addresses = (piece.match(/[-.\w+]+/gu) ?? []).reduce(
    (cost, run) => cost + 0.00004 * run.length * count(run, /[-._+]/gu),
    0,
  );
  return single + searches + addresses;
}

/** Lines between empty ones, and items of lists: no mark has its other half beyond them. */
function piecesOf(lines: readonly string[]): string[] {
  const pieces: string[][] = [[]];
  for (const line of lines) {
    if (isEmpty(line) || /^ {0,3}[-*+] +\S/u.test(line)) pieces.push([]);
    // A rule across the page is no word.
    if (!/^ {0,3}([*_])(?:[ \t]*\1){2,}[ \t]*$/u.test(line)) pieces.at(-1)?.push(line);
  }
  return pieces.map((piece) => piece.join("\n"));
}

const count = (text: string, mark: RegExp): number => text.match(mark)?.length ?? 0;
