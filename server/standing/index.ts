/** Who a person is, as far as work on tickets asks. */
export { findWorkingAgent, membershipsOf, nameOfAgent } from "./store.ts";
