import { ok, refuse, type Result } from "../kit/result.ts";

/** What a version is on the way to its release, or after it. `plain` stands for GA too. */
export const STAGES = [
  "snapshot",
  "alpha",
  "beta",
  "milestone",
  "candidate",
  "plain",
  "cumulative_patch",
] as const;
export type Stage = (typeof STAGES)[number];

/** A version of the vendor's software, as its people write it in catalogues, logs and patches. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  /** Null where it is written as `x`: any maintenance version of the line. */
  readonly maintenance: number | null;
  /** The fourth number of older versions; 0 where there is none. */
  readonly build: number;
  readonly stage: Stage;
  /** The number of the stage: 17 of `M17`, 1 of `CP01`; 0 where there is none. */
  readonly stageNumber: number;
  /** The one-off patch on top: 2 of `patch-6.4.2:2`; 0 where there is none. */
  readonly patch: number;
}

const LENGTH_MAX = 40;
const SHAPE =
  /^(?<patched>patch-)?v?(?<major>\d{1,4})\.(?<minor>\d{1,4})(?:\.(?<maintenance>\d{1,4}|x))?(?:\.(?<build>\d{1,4}))?(?:-(?<stage>[a-z]+)(?<number>\d{0,4}))?(?:[:-](?<patch>\d{1,4}))?$/iu;

const STAGE_OF: ReadonlyMap<string, Stage> = new Map<string, Stage>([
  ["snapshot", "snapshot"],
  ["alpha", "alpha"],
  ["beta", "beta"],
  ["m", "milestone"],
  ["rc", "candidate"],
  ["cr", "candidate"],
  ["ga", "plain"],
  ["cp", "cumulative_patch"],
]);

/**
 * Reads `6.5.4`, `6.5`, `5.1.3-CP01`, `patch-6.4.2:2`, `6.5.x-SNAPSHOT`, `6.5.0-M17` and the older `4.0.2.1-GA`;
 * a line alone is its first release. Refuses everything else, and what is longer than 40 characters.
 */
export function parseVersion(text: string): Result<Version, "version_unreadable"> {
  const written = text.trim();
  const unreadable = refuse("version_unreadable", {
    params: { version: written.slice(0, LENGTH_MAX) },
  });
  if (written.length > LENGTH_MAX) return unreadable;
  const parts = SHAPE.exec(written)?.groups;
  if (parts === undefined) return unreadable;
  const { patched, major, minor, maintenance = "0", build, stage: word, number, patch } = parts;
  const stage = word === undefined ? "plain" : STAGE_OF.get(word.toLowerCase());
  const isPatch = patched !== undefined;
  if (stage === undefined || isPatch !== (patch !== undefined)) return unreadable;
  const open = maintenance.toLowerCase() === "x";
  if (open && (stage !== "snapshot" || build !== undefined || isPatch)) return unreadable;
  if (stage === "plain" && number !== undefined && number !== "") return unreadable;
  return ok({
    major: Number(major),
    minor: Number(minor),
    maintenance: open ? null : Number(maintenance),
    build: Number(build ?? 0),
    stage,
    stageNumber: Number(number ?? 0),
    patch: Number(patch ?? 0),
  });
}

/** The line that a version belongs to, as the maintenance programme calls it: `6.5`. */
export function lineOf({ major, minor }: Version): string {
  return `${major}.${minor}`;
}

/**
 * A total order: older before newer, what leads to a release before it, a cumulative patch after it, a one-off patch
 * after what it patches. The open snapshot of a line comes after all that the line has.
 */
export function compareVersions(a: Version, b: Version): number {
  const [left, right] = [ranksOf(a), ranksOf(b)];
  const differing = left.findIndex((rank, index) => rank !== right[index]);
  return differing === -1 ? 0 : Math.sign((left[differing] ?? 0) - (right[differing] ?? 0));
}

function ranksOf(version: Version): readonly number[] {
  const { major, minor, maintenance, build, stage, stageNumber, patch } = version;
  const last = maintenance ?? Number.MAX_SAFE_INTEGER;
  return [major, minor, last, build, STAGES.indexOf(stage), stageNumber, patch];
}
