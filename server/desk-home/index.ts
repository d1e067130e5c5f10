export { deskHomeDoors } from "./http.ts";
