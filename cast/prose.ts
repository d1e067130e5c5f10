const narrow = "\u202f";
const wide = "\u00a0";

/**
 * A text written in French with ordinary spaces: indentation is taken away and the spaces that French typography wants
 * unbreakable become so, everywhere but in code, whose spaces belong to the machine.
 */
export function fr(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return outsideCode(flush(parts, values), frenchSpaces);
}

/** A text written in English: only the indentation is taken away. */
export function en(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return flush(parts, values);
}

/** The content of a text file: indentation taken away, a line end at its end. */
export function file(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return `${flush(parts, values)}\n`;
}

/** A Markdown text in which each code block, code span and address has become one word, `x`. */
export function proseOf(markdown: string): string {
  const kept: string[] = [];
  outsideCode(markdown, (prose) => {
    kept.push(prose);
    return prose;
  });
  return kept.join("x");
}

function flush(parts: TemplateStringsArray, values: readonly string[]): string {
  const text = parts.raw
    .map(
      (part, index) => part.replaceAll("\\`", "`").replaceAll("\\$", "$") + (values[index] ?? ""),
    )
    .join("");
  const lines = text.replace(/^\n/u, "").trimEnd().split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join("\n");
}

function outsideCode(markdown: string, change: (prose: string) => string): string {
  return markdown
    .split(/(```[\s\S]*?```|~~~[\s\S]*?~~~|`[^`\n]*`|https?:\/\/\S+)/u)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join("");
}

function frenchSpaces(text: string): string {
  return text
    .replaceAll(/[ \u00a0]([;!?])/gu, `${narrow}$1`)
    .replaceAll(/[ \u00a0](:)(?!\w)/gu, `${wide}$1`)
    .replaceAll("« ", `«${wide}`)
    .replaceAll(" »", `${wide}»`)
    .replaceAll(/(\d) (?=(?:%|€|Go|Mo|Ko|ms|min|h|s|\d{3})\b)/gu, `$1${wide}`)
    .replaceAll(/(\d) %/gu, `$1${wide}%`);
}
