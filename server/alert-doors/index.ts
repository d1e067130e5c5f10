export { alertDoorDoors } from "./http.ts";
