export { findWrong } from "./reads.ts";
