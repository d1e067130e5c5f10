export { environmentDoors } from "./http.ts";
export { readEnvironment, readEnvironmentAsKnown, readIsToConfirm } from "./reads.ts";
export { lockEnvironment, writeFacts, type KnownEnvironment } from "./store.ts";
