export { environmentKeepingDoors } from "./http.ts";
export { insertEnvironment } from "./store.ts";
