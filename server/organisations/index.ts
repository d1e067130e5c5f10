export { organisationDoors } from "./http.ts";
export { insertOrganisation, savePartnerships } from "./store.ts";
