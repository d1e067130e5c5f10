export { onCallDoors } from "./http.ts";
export { whomToCall } from "./reads.ts";
export { insertException, insertRotation } from "./store.ts";
