/** What a name or the size of a room may not be. Each fault is one sentence; an empty list is a tidy house. */

const places = [
  "core",
  "api",
  "server",
  "web",
  "cli",
  "cast",
  "locales",
  "test",
  "bench",
  "docs",
  "db",
];
const subjectFiles = new Set(["index", "commands", "reads", "store", "http", "jobs", "mail"]);
const sayNothing = new Set(
  (
    "utils util helpers helper common shared misc types type constants lib manager process data stuff " +
    "services service controllers models repositories"
  ).split(" "),
);
const linesMax = 300;
const generated = new Set(["server/platform/tables.ts"]);
/** Silencing a lint is for one line, with its reason behind two dashes. */
const leftBehind =
  /(\/\/|\*).*\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable(?!-next-line .+ -- \S)/;

/** Glob patterns of the files that have a name and a size to answer for. */
export const watched = [`{${places.join(",")}}/**/*.{ts,tsx,css,json,md,sql,html}`, "*.{ts,js}"];

export function nameFaults(file: string): string[] {
  const folders = file.split("/");
  const words = folders.map((part) => part.replace(/(\.(test|module|config|d))?\.\w+$/, ""));
  return [
    ...words
      .filter((word) => sayNothing.has(word))
      .map((word) => `${file}: “${word}” says nothing`),
    ...words
      .filter((word) => !kebab.test(word))
      .map((word) => `${file}: “${word}” is not kebab-case`),
    ...subjectFaults(file, folders),
  ];
}

const kebab =
  /^[a-z0-9]+(-[a-z0-9]+)*$|^(README|CHANGELOG|CONTRIBUTING)$|^\d{4}-[a-z0-9-]+$|^[a-z0-9_]+$/;

/** A server subject is flat, and each of its files says by its name what it is there for. */
function subjectFaults(file: string, [place, subject, ...rest]: string[]): string[] {
  if (place !== "server" || subject === "platform" || subject === "main" || rest.length === 0)
    return [];
  if (rest.length > 1) return [`${file}: a subject has no folders of its own; split the subject`];
  const name = rest.join("");
  const known = name.endsWith(".test.ts") || subjectFiles.has(name.replace(/\.ts$/, ""));
  return known ? [] : [`${file}: a subject's files are ${[...subjectFiles].join(", ")}`];
}

export function roomFaults(file: string, text: string): string[] {
  if (generated.has(file) || !/\.(tsx?|css)$/.test(file)) return [];
  const lines = text.split("\n");
  const left = lines.findIndex((line) => leftBehind.test(line));
  const spoken = file.startsWith("test/vocabulary");
  const faults: string[] = [];
  if (lines.length > linesMax + 1)
    faults.push(`${file}: ${lines.length - 1} lines, ${linesMax} at most`);
  if (left >= 0 && !spoken) faults.push(`${file}:${left + 1}: left behind: ${lines[left]?.trim()}`);
  return faults;
}
