/** What was told of a target's time, with what is left of it at the moment, both in one unit. */
export interface Share {
  readonly left: number;
  readonly of: number;
  readonly standing: boolean;
  /** Whether the due is behind it; at the very instant it is not. */
  readonly missed: boolean;
}

export const NEARNESSES = ["missed", "near", "soon", "far", "standing"] as const;
/** How near a target is to its due, as screens say it in a word and a colour. */
export type Nearness = (typeof NEARNESSES)[number];

/** The last fifth of a target is near its due. */
export const NEAR_SHARE = 5;

export function nearnessOf({ left, of, standing, missed }: Share): Nearness {
  if (missed || left < 0) return "missed";
  if (standing) return "standing";
  if (left * NEAR_SHARE <= of) return "near";
  return left * 2 <= of ? "soon" : "far";
}
