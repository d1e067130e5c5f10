export { changeRotation } from "./commands.ts";
export { onCallDoors } from "./http.ts";
export { whomToCall } from "./reads.ts";
