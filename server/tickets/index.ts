export { answerEnvironment, type TicketDeps, type Within } from "./commands.ts";
export { escalationDoors, ticketDoors, type Showing } from "./http.ts";
