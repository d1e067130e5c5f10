export { clockDoors } from "./http.ts";
