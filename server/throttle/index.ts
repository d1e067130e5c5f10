export { admitAttempt, forgiveAttempts } from "./commands.ts";
export { sweepAttempts } from "./store.ts";
