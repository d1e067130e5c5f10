import { DEFAULT_SETTINGS } from "../procedure/settings.ts";
import { WHOLE } from "./clock.ts";

/**
 * From which share of a target on, in percent, it is near its due: the last at which the desk is warned, or what the program
 * comes with where it is warned at none.
 */
export function nearFrom(thresholds: readonly number[]): number {
  return Math.max(...(thresholds.length > 0 ? thresholds : DEFAULT_SETTINGS.warningThresholds));
}

/** What is left of a target, in percent, once it is near. */
export function nearShare(from: number): number {
  return WHOLE - from;
}
