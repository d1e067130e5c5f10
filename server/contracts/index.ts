export { contractDoors } from "./http.ts";
export {
  readContractsOf,
  readSubscription,
  readSubscriptionsOf,
  readTermsVersion,
} from "./reads.ts";
export { insertContract, type NewContract } from "./store.ts";
