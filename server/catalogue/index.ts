export { answerCalendar, catalogueDoors, type CatalogueDeps } from "./http.ts";
export { linesAsWritten, readLines } from "./reads.ts";
export {
  insertProgramme,
  insertRules,
  listProducts,
  lockProduct,
  saveSetDays,
  type Written,
} from "./store.ts";
