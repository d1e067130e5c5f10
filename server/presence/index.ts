export { presenceDoors } from "./http.ts";
export { beat } from "./reads.ts";
