export { answerEnvironment, type TicketDeps } from "./commands.ts";
export { escalationDoors, ticketDoors, type Showing } from "./http.ts";
