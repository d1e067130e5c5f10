export { judge, viewCoverage } from "./reads.ts";
