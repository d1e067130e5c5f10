import { compareVersions, type Version } from "./version.ts";

/** What it is to go from one version to another, in the words of the maintenance programme. */
export const CHANGES = [
  "same",
  "one_off_patch",
  "cumulative_patch",
  "maintenance_update",
  "version_change",
  "pre_release",
  "step_back",
] as const;
export type Change = (typeof CHANGES)[number];

/**
 * R-12-11: to a newer major or minor version is a version change, to a newer maintenance version of the same minor is
 * a maintenance update, and nothing is both. What was not released yet is neither, wherever it leads.
 */
export function changeBetween(from: Version, to: Version): Change {
  const order = compareVersions(from, to);
  if (order === 0) return "same";
  if (isUnreleased(to)) return "pre_release";
  if (order > 0) return "step_back";
  if (from.major !== to.major || from.minor !== to.minor) return "version_change";
  if (from.maintenance !== to.maintenance || from.build !== to.build || isUnreleased(from))
    return "maintenance_update";
  return from.stage === to.stage && from.stageNumber === to.stageNumber
    ? "one_off_patch"
    : "cumulative_patch";
}

/** R-12-11: the maintenance programme delivers updates and patches; the work of a version change is out of scope. */
export function isInProgramme(change: Change): boolean {
  return (
    change === "maintenance_update" || change === "cumulative_patch" || change === "one_off_patch"
  );
}

function isUnreleased({ stage }: Version): boolean {
  return stage !== "plain" && stage !== "cumulative_patch";
}
