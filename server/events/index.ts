export { EVENT_CRONTAB, eventHandlers } from "./jobs.ts";
export { firstBrokenSigning, verifyChains, type Finding } from "./reads.ts";
export {
  appendEvents,
  insertEntries,
  linkEvents,
  NO_HEADS,
  type Entry,
  type Heads,
  listVanished,
} from "./store.ts";
