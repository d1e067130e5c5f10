/** A length of time as a teller says it. */
export interface Gap {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

/** Reads `2d 3h 5m`, any part of it absent. */
export function gap(words: string): Gap {
  const found = /^(?:(\d+)d)? ?(?:(\d+)h)? ?(?:(\d+)m)?$/u.exec(words);
  if (found === null || words === "") throw new Error(`Not a length of time: "${words}"`);
  return {
    days: Number(found[1] ?? 0),
    hours: Number(found[2] ?? 0),
    minutes: Number(found[3] ?? 0),
  };
}

export function minutesOf({ days = 0, hours = 0, minutes = 0 }: Gap): number {
  return (days * 24 + hours) * 60 + minutes;
}
