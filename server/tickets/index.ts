export { announce, carryOut, type Order, type TicketDeps } from "./commands.ts";
export { ticketDoors } from "./http.ts";
export { asReader, summaryOf, viewTicket, type ReadDeps } from "./reads.ts";
export { findTicket, insertTicket, membershipsOf, nextNumber, ticketOf } from "./store.ts";
