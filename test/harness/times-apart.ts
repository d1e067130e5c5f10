const ROUNDS = { least: 3, most: 20 };

/**
 * How many times as long the slowest of several acts takes as the quickest, by the least or by the middle of each. They are done in
 * turn, again while they are further apart than `within`: whatever else the machine does meanwhile takes its time from any of
 * them, and acts that truly differ never come together.
 */
export async function timesApart(
  acts: readonly (() => Promise<void>)[],
  within: number,
): Promise<number> {
  const times: number[][] = acts.map(() => []);
  let apart = Infinity;
  for (let round = 1; round <= ROUNDS.most; round += 1) {
    for (const [at, act] of acts.entries()) {
      const begun = performance.now();
      await act();
      times[at]?.push(performance.now() - begun);
    }
    const sorted = times.map((all) => all.toSorted((one, other) => one - other));
    const middle = Math.floor(round / 2);
    apart = Math.min(...[0, middle].map((place) => spread(sorted.map((all) => all[place] ?? 0))));
    if (round >= ROUNDS.least && apart < within) break;
  }
  return apart;
}

function spread(times: readonly number[]): number {
  return Math.max(...times) / Math.min(...times);
}
