export { programmeSheetDoors, type SheetDeps } from "./http.ts";
