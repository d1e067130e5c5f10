export { settingsDoors } from "./http.ts";
