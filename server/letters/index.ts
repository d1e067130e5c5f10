export { letterHandlers, queueLetters } from "./jobs.ts";
export { oneLine } from "./mail.ts";
export {
  findToldEvent,
  hasBeneficiaryReader,
  listBeneficiaryReaders,
  type ToldEvent,
} from "./store.ts";
