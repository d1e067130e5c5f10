export { contractChangeDoors } from "./http.ts";
export { saveSwap } from "./store.ts";
