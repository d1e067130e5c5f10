export { catalogueDoors } from "./http.ts";
export { readLines } from "./reads.ts";
export { insertProgramme } from "./store.ts";
