export { outboxDoors } from "./http.ts";
