export { coverageDoors } from "./http.ts";
