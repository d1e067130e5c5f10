export { reportDoors } from "./http.ts";
