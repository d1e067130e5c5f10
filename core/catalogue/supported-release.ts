import { isPastEosl } from "./milestones.ts";
import type { ReleaseLine } from "./release-line.ts";
import { lineOf, parseVersion } from "./version.ts";

/** Newest version that is out of a line which is supported on that day; null where there is none. Lines are given newest first. */
export function supportedRelease(
  lines: readonly ReleaseLine[],
  day: Temporal.PlainDate,
): string | null {
  const supported = lines.find((line) => line.latest !== null && !isPastEosl(line, day));
  return supported?.latest ?? null;
}

/** The line that a version belongs to; undefined where the catalogue does not know it, or the version says nothing. */
export function lineOfRelease<Line extends Pick<ReleaseLine, "line">>(
  lines: readonly Line[],
  release: string,
): Line | undefined {
  const version = parseVersion(release);
  if (!version.ok) return undefined;
  const name = lineOf(version.value);
  return lines.find(({ line }) => line === name);
}
