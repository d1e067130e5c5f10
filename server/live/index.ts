export { liveDoors } from "./http.ts";
