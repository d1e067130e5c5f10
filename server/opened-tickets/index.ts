export {
  asReader,
  forgetTicket,
  openTicket,
  openTicketPages,
  type Opened,
  type TicketPages,
} from "./reads.ts";
export type { HistoryKey, HistoryRow, PageRow } from "./store.ts";
