export { tableOf } from "./reads.ts";
