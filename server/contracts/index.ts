export { contractDoors } from "./http.ts";
export {
  readContract,
  readContractsOf,
  readPreview,
  readSubscription,
  readTermsAt,
  readTermsVersion,
} from "./reads.ts";
export {
  findApplier,
  insertContract,
  insertTerms,
  listContractsOf,
  lockContract,
  termsVersionAt,
  type Contract,
} from "./store.ts";
