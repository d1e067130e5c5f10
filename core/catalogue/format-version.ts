import type { Stage, Version } from "./version.ts";

/** How the vendor writes a stage, and how many digits its number has at least. */
const WRITTEN: Readonly<Record<Exclude<Stage, "plain">, { word: string; digits: number }>> = {
  snapshot: { word: "SNAPSHOT", digits: 1 },
  alpha: { word: "Alpha", digits: 1 },
  beta: { word: "Beta", digits: 1 },
  milestone: { word: "M", digits: 2 },
  candidate: { word: "RC", digits: 2 },
  cumulative_patch: { word: "CP", digits: 2 },
};

/**
 * One way of writing a version, which `parseVersion` reads back as the same: `6.5.0` for `v6.5`, `6.5.4` for
 * `6.5.4-GA`, `6.5.0-RC02` for `6.5.0-CR2`, `patch-5.3.4:2` for `patch-5.3.4-2`.
 */
export function formatVersion(version: Version): string {
  const { major, minor, maintenance, build, stage, stageNumber, patch } = version;
  const numbers = [major, minor, maintenance ?? "x", ...(build === 0 ? [] : [build])].join(".");
  const released = stage === "plain" ? numbers : `${numbers}-${formatStage(stage, stageNumber)}`;
  return patch === 0 ? released : `patch-${released}:${patch}`;
}

function formatStage(stage: Exclude<Stage, "plain">, number: number): string {
  const { word, digits } = WRITTEN[stage];
  return number === 0 ? word : `${word}${String(number).padStart(digits, "0")}`;
}
