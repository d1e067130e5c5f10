/** Tells how far a long work is: one line redrawn on a terminal, a line for each tenth where the output is kept. */
export interface Progress {
  show(done: number): void;
  end(): void;
}

export interface Shown {
  readonly done: number;
  readonly rate: number;
  /** Whole seconds. */
  readonly left: number;
}

const cells = 24;

export function openProgress(
  output: Pick<NodeJS.WriteStream, "isTTY" | "write">,
  total: number,
  words: (shown: Shown) => string,
): Progress {
  const startedAt = performance.now();
  let tenths = 0;
  const line = (done: number): string => {
    const rate = done / Math.max(0.001, (performance.now() - startedAt) / 1000);
    const left = Math.ceil((total - done) / Math.max(1, rate));
    const full = Math.floor((cells * done) / total);
    const bar = "█".repeat(full) + "░".repeat(cells - full);
    return `${bar} ${words({ done, rate: Math.round(rate), left })}`;
  };
  return {
    show(done) {
      if (output.isTTY) output.write(`\r${line(done)}\u001B[K`);
      else if (Math.floor((10 * done) / total) > tenths) {
        tenths = Math.floor((10 * done) / total);
        output.write(`${line(done)}\n`);
      }
    },
    end: () => void (output.isTTY && output.write("\n")),
  };
}
