export { appendEvents, beginning, linkEvents, type Heads } from "./commands.ts";
export { verifyChains, verifyFiles, type Finding } from "./reads.ts";
export { insertEntries, listOrphans, type Entry } from "./store.ts";
