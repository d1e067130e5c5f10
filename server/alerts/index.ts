export { acknowledged, ended, settleAlert, tellAgents } from "./commands.ts";
export {
  CONSIDER_ALERT,
  PASS_ON_ALERT,
  queueConsidering,
  queuePassingOn,
  queueTelling,
  TELL_ALERT,
} from "./jobs.ts";
export {
  PAGING_SECRET,
  findAlertPlace,
  findOpenAlert,
  hasCalled,
  insertAlert,
  insertCall,
  insertNotices,
  saveProgress,
  type NewNotice,
  type OpenAlert,
} from "./store.ts";
