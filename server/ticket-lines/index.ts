export { DUE_ROW, DUES, LINE, NAMES, readLines } from "./store.ts";
