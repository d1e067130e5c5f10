export { sealPagingSecret } from "./commands.ts";
export { alertDoorDoors } from "./http.ts";
