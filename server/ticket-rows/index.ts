export {
  findTicket,
  findTicketId,
  insertTicket,
  insertTickets,
  listReferencesAfter,
  lockTicket,
  nextNumber,
  nextNumbers,
  saveTicket,
  ticketOf,
  type StoredTicket,
  type TicketRow,
} from "./store.ts";
