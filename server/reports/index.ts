export { findZoneOf, readReport, type MadeReport } from "./reads.ts";
