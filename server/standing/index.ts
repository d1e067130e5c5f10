/** Who a person is, as far as work on tickets and ways in ask. */
export {
  findWorkingAgent,
  listManagers,
  lockActive,
  membershipsOf,
  nameOfAgent,
  worksTickets,
} from "./store.ts";
