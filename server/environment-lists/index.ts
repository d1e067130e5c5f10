export { environmentListDoors } from "./http.ts";
