export { ticketPageDoors } from "./http.ts";
export { viewTicket, type Asked } from "./reads.ts";
