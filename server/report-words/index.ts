export { viewReport } from "./reads.ts";
