export { paperOf, tableOf } from "./reads.ts";
