export { readReport, type AskedReport, type MadeReport } from "./reads.ts";
