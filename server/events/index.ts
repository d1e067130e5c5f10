export { signHeads } from "./commands.ts";
export { EVENT_CRONTAB, eventHandlers } from "./jobs.ts";
export { firstBrokenSigning, verifyChains, type Finding } from "./reads.ts";
export { appendEvents, NO_HEADS, type Appended, type FileHashes, type Heads } from "./store.ts";
