export { programmeSheetDoors } from "./http.ts";
