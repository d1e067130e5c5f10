export { judge, keptCoverage, viewCoverage } from "./reads.ts";
