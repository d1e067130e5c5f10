export { beginAnew, checkBeneficiary } from "./commands.ts";
export { reportScheduleDoors } from "./http.ts";
export { planOf } from "./reads.ts";
export { insertSchedule, lockSchedule, moveOn, type Made, type Schedule } from "./store.ts";
