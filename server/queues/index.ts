export { queueDoors } from "./http.ts";
