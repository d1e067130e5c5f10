export { intakeDoors } from "./http.ts";
export { readForm, type IntakeDeps } from "./reads.ts";
