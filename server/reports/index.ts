export { readReport, type MadeReport } from "./reads.ts";
