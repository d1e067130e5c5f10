export { announce } from "./commands.ts";
export { ticketDoors, type Showing } from "./http.ts";
export {
  findTicket,
  insertTicket,
  insertTickets,
  listTicketsAfter,
  nextNumber,
  nextNumbers,
  ticketOf,
  type TicketRow,
} from "./store.ts";
