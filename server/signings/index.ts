export type { Marked, SigningMark } from "./commands.ts";
export { SIGNING_CRONTAB, signingHandlers } from "./jobs.ts";
export { verifySignings } from "./reads.ts";
export { listSignedHeads, listVanished } from "./store.ts";
