export { noticeHandlers } from "./jobs.ts";
