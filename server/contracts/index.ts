export { contractDoors } from "./http.ts";
export { readSubscriptionsOf } from "./reads.ts";
