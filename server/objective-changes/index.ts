export { objectiveDoors } from "./http.ts";
