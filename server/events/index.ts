export { signHeads } from "./commands.ts";
export { EVENT_CRONTAB, eventHandlers } from "./jobs.ts";
export { firstBrokenSigning, verifyChains, type Finding } from "./reads.ts";
export {
  appendEvents,
  insertEntries,
  linkEvents,
  NO_HEADS,
  type Appended,
  type Entry,
  type FileHashes,
  type Heads,
} from "./store.ts";
