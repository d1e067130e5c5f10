/** What was told of a target's time, with what is left of it at the moment, both in one unit. */
export interface Share {
  readonly left: number;
  readonly of: number;
  readonly standing: boolean;
  /** Whether the due is behind it; at the very instant it is not. */
  readonly missed: boolean;
  /** Whether as much of it is used as the settings call near. */
  readonly near: boolean;
}

export const NEARNESSES = ["missed", "near", "soon", "far", "standing"] as const;
/** How near a target is to its due, as screens say it in a word and a colour. */
export type Nearness = (typeof NEARNESSES)[number];

export function nearnessOf({ left, of, standing, missed, near }: Share): Nearness {
  if (missed || left < 0) return "missed";
  if (standing) return "standing";
  if (near) return "near";
  return left * 2 <= of ? "soon" : "far";
}
