/** A source of chance that gives the same answers to the same seed, on every machine. */
export interface Random {
  /** From 0 inclusive to 1 exclusive. */
  readonly fraction: () => number;
  /** A whole number from 0 inclusive to `bound` exclusive. */
  readonly below: (bound: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** Marsaglia's 32-bit xorshift: its whole state is one number, and demo data needs no better. */
export function randomFrom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  const fraction = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return state / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(fraction() * bound);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[below(list.length)];
    if (picked === undefined) throw new Error("Nothing to pick from");
    return picked;
  };
  return { fraction, below, pick };
}
