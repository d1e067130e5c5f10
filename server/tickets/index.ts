export { answerEnvironment, type TicketDeps } from "./commands.ts";
export { ticketDoors, type Showing } from "./http.ts";
