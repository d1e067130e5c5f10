export { filingDoors } from "./http.ts";
