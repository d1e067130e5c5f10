export { subscriptionEscalationDoors } from "./http.ts";
