export { contractListDoors } from "./http.ts";
export { readSubscriptionsOf } from "./reads.ts";
