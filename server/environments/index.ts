export { environmentDoors } from "./http.ts";
export { readEnvironment, readEnvironmentAsKnown, readIsToConfirm } from "./reads.ts";
export {
  factsOf,
  findEnvironment,
  lockEnvironment,
  writeFacts,
  type KnownEnvironment,
} from "./store.ts";
