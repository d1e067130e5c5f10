export { DUE_ROW, LINE, NAMES, readLines } from "./store.ts";
