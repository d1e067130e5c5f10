export { announce, record, type Allowed } from "./commands.ts";
