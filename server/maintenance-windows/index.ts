export { maintenanceWindowDoors } from "./http.ts";
