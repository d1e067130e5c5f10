export { readObjectives, type KeptObjectives } from "./reads.ts";
export { insertVersion, listVersionRows, lockObjectives } from "./store.ts";
