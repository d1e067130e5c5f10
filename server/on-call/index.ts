export { onCallDoors } from "./http.ts";
export { readServing, whomToCall } from "./reads.ts";
export { insertException, insertRotation } from "./store.ts";
