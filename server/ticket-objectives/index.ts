export { ticketObjectiveDoors } from "./http.ts";
export { explainObjectives } from "./reads.ts";
