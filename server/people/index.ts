export { peopleDoors } from "./http.ts";
export { insertAgent, insertContact, insertMembership, listMembers } from "./store.ts";
