export { type KeepingDeps } from "./commands.ts";
export { environmentKeepingDoors } from "./http.ts";
export { insertEnvironment, saveEnvironment } from "./store.ts";
