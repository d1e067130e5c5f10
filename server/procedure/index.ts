export { procedureDoors } from "./http.ts";
