export { peopleDoors } from "./http.ts";
export { likePattern } from "./reads.ts";
export { insertAgent, insertContact, insertMembership, listMembers } from "./store.ts";
