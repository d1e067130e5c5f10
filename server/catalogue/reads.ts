import type { LineView } from "#api/programme.ts";
import { heldDays, milestonesOf, type HeldDays } from "#core/catalogue/milestone-rules.ts";
import { isPastEosl } from "#core/catalogue/milestones.ts";
import type { ReleaseLine } from "#core/catalogue/release-line.ts";
import type { ProgrammeSheet } from "#core/catalogue/sheet.ts";
import { compareVersions, lineOf, parseVersion, type Version } from "#core/catalogue/version.ts";
import type { Actor } from "#core/people/actor.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import {
  listProducts,
  type StoredLine,
  type StoredProduct,
  type StoredRelease,
  type StoredRule,
} from "./store.ts";

/** A line as coverage reads it, with the versions of it that are out or promised, oldest first. */
export interface KnownLine extends ReleaseLine {
  readonly product: string;
  readonly rowVersion: number;
  readonly releases: readonly StoredRelease[];
  /** Milestones that are not known because rules lead beyond 2200. */
  readonly beyond: HeldDays["beyond"];
}

export interface KnownProduct {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly StoredRule[];
  /** Newest first. */
  readonly lines: readonly KnownLine[];
}

/** Every line of every product, with the days of its life as set or derived. */
export async function readLines(db: Queries): Promise<readonly KnownProduct[]> {
  return (await listProducts(db)).map((product) => ({
    id: product.id,
    name: product.name,
    rules: product.rules,
    lines: knownLines(product),
  }));
}

/** The programme as the reader's own role may read it. */
export function readProgramme(
  database: Pick<Database, "desk" | "portal">,
  actor: Actor,
): Promise<readonly KnownProduct[]> {
  return actor.kind === "contact"
    ? inPortal(database, actor.id, readLines)
    : readLines(database.desk);
}

/** The lines of a programme as they would read once it were written down like that. Newest first. */
export function linesAsWritten({ rules, lines }: ProgrammeSheet): readonly KnownLine[] {
  const stored = { product: "", rowVersion: 0 };
  return knownLines({
    rules,
    lines: lines.map((line) => ({ ...line, ...stored })),
    releases: lines
      .flatMap(({ releases }) => releases)
      .map(({ version, on, planned }) => ({ version, releasedOn: on, planned })),
  });
}

type Dated = { readonly release: StoredRelease; readonly version: Version };

function knownLines({
  lines,
  rules,
  releases,
}: Pick<StoredProduct, "lines" | "rules" | "releases">): readonly KnownLine[] {
  const dated = releases.flatMap((release): readonly Dated[] => {
    const version = parseVersion(release.version);
    return version.ok ? [{ release, version: version.value }] : [];
  });
  const ordered = lines.toSorted((a, b) => compareLines(a.line, b.line));
  return ordered
    .map((line, index) => {
      const next = ordered[index + 1];
      return knownLine(line, dated, next === undefined ? null : gaOf(next, dated), rules);
    })
    .toReversed();
}

function knownLine(
  stored: StoredLine,
  dated: readonly Dated[],
  nextGa: Temporal.PlainDate | null,
  rules: readonly StoredRule[],
): KnownLine {
  const { line, product, rowVersion, setDays, stack, addOns } = stored;
  const own = dated
    .filter(({ version }) => lineOf(version) === line)
    .toSorted((a, b) => compareVersions(a.version, b.version));
  const held = heldDays(milestonesOf(gaOf(stored, dated), nextGa, rules, setDays));
  return {
    line,
    product,
    rowVersion,
    beyond: held.beyond,
    milestones: held.milestones.map((milestone) => ({
      ...milestone,
      // The day of the first version is found among the releases, unless somebody wrote another one down.
      origin: setDays.some(({ kind }) => kind === milestone.kind) ? "set" : "derived",
    })),
    stack,
    addOns,
    latest: own.findLast(({ release }) => !release.planned)?.release.version ?? null,
    releases: own.map(({ release }) => release),
  };
}

/** The day that was set, be it "not known"; else that of the line's first version that is out, which no candidate is. */
function gaOf(
  { line, setDays }: Pick<StoredLine, "line" | "setDays">,
  dated: readonly Dated[],
): Temporal.PlainDate | null {
  const set = setDays.find(({ kind }) => kind === "general_availability");
  if (set !== undefined) return set.on;
  const first = dated
    .filter(({ version, release }) => lineOf(version) === line && !release.planned)
    .filter(({ version }) => version.stage === "plain")
    .toSorted((a, b) => compareVersions(a.version, b.version))[0];
  return first?.release.releasedOn ?? null;
}

function compareLines(a: string, b: string): number {
  const [x, y] = [parseVersion(a), parseVersion(b)];
  return x.ok && y.ok ? compareVersions(x.value, y.value) : a < b ? -1 : 1;
}

export function viewLine(line: KnownLine, today: Temporal.PlainDate): LineView {
  return {
    line: line.line,
    version: String(line.rowVersion),
    milestones: line.milestones.map(({ kind, on, origin }) => ({
      kind,
      on: on?.toString() ?? null,
      origin,
    })),
    phase: phaseOf(line, today),
    latest: line.latest,
    releases: line.releases.map(({ version, releasedOn, planned }) => ({
      version,
      releasedOn: releasedOn.toString(),
      planned,
    })),
    stack: line.stack.map((entry) => ({ ...entry })),
    addOns: line.addOns.map((addOn) => ({ ...addOn })),
  };
}

function phaseOf(line: KnownLine, today: Temporal.PlainDate): LineView["phase"] {
  const isOver = (kind: KnownLine["milestones"][number]["kind"]): boolean => {
    const on = line.milestones.find((milestone) => milestone.kind === kind)?.on ?? null;
    return on !== null && Temporal.PlainDate.compare(on, today) <= 0;
  };
  if (isPastEosl(line, today)) return "past_eosl";
  if (line.latest === null && !isOver("general_availability")) return "upcoming";
  return isOver("end_of_maintenance") ? "supported" : "maintained";
}
