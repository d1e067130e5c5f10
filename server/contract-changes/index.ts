export { contractChangeDoors } from "./http.ts";
export { recordChange, saveSwap } from "./store.ts";
