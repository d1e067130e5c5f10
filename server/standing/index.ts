/** Who a person is, as far as work on tickets asks. */
export { findWorkingAgent, listManagers, membershipsOf, nameOfAgent } from "./store.ts";
