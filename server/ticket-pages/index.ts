export { ticketPageDoors } from "./http.ts";
export { asReader, viewTicket, type Asked } from "./reads.ts";
