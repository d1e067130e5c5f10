/** Who a person is, as far as work on tickets asks. */
export {
  findWorkingAgent,
  listManagers,
  membershipsOf,
  nameOfAgent,
  worksTickets,
} from "./store.ts";
