export { fileWithin, type Filing, type FilingDeps, type FilingOrder } from "./commands.ts";
export { filingDoors } from "./http.ts";
export { findGround, type FilingGround } from "./store.ts";
