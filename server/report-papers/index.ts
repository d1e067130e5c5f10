export { paperOf } from "./reads.ts";
