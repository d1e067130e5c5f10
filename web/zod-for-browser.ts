/**
 * Stands for zod in the browser's bundle (vite.config.ts, resolve.alias). The screens use the contract for addresses and
 * types alone and parse nothing, so the schemas would be 60 kB of first load that never run.
 */
type Nothing = { (): Nothing };

/** Whatever is called or read gives itself again, so that a schema is built of nothing. */
export const z: Nothing = new Proxy<Nothing>(() => z, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => "" : z),
});
