export { announce, carryOut, type Order, type TicketDeps } from "./commands.ts";
export { ticketDoors, type Showing } from "./http.ts";
export {
  findTicket,
  insertTicket,
  insertTickets,
  listReferences,
  nextNumber,
  nextNumbers,
  storedOf,
  ticketOf,
  type StoredTicket,
  type TicketRow,
} from "./store.ts";
