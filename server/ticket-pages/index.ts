export { ticketPageDoors } from "./http.ts";
export { asReader, findView, viewTicket, type Asked, type ReadDeps, type View } from "./reads.ts";
