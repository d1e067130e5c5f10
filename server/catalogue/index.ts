export { answerCalendar, catalogueDoors, type CatalogueDeps } from "./http.ts";
export { linesAsWritten, readLines } from "./reads.ts";
export { insertProgramme, listProducts, lockProduct, saveSetDays, type Written } from "./store.ts";
