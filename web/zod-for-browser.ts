/**
 * Stands for zod in the browser's bundle (vite.config.ts, resolve.alias). The screens use the contract for addresses and
 * types alone and parse nothing, so the schemas would be 60 kB of first load that never run.
 */
type Nothing = { (): Nothing; [name: string]: Nothing };

const nothing: Nothing = new Proxy(
  Object.assign(() => nothing, {}),
  { get: (target, name) => (name === Symbol.toPrimitive ? () => "" : name === "prototype" ? target.prototype : nothing) },
) as unknown as Nothing;

export const z = nothing;
