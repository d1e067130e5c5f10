/** Milliseconds. */
const HELD_MAX = 3;

/**
 * For long work between which others are to be served: each call lets them, where the loop was held for longer than a
 * moment since the last.
 */
export function openBreath(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < HELD_MAX) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
