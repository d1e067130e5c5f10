export { answerEnvironment, type TicketDeps } from "./commands.ts";
export { announce } from "./record.ts";
export { ticketDoors, type Showing } from "./http.ts";
export {
  findTicket,
  findTicketId,
  insertTicket,
  insertTickets,
  listReferencesAfter,
  nextNumber,
  nextNumbers,
  ticketOf,
  type TicketRow,
} from "./store.ts";
