/** The queue that one came from, for the way back. */
import { QUEUES } from "#api/tickets.ts";
import type { Queue } from "#api/tickets.ts";
import { oneOf } from "../one-of.ts";

let last: Queue = "mine";

export const lastQueue = (): Queue => last;

export function rememberQueue(queue: Queue): void {
  last = queue;
}

/** The queue of an address; what is none leads to one's own. */
export function queueOf(text: string): Queue {
  return oneOf(QUEUES, text) ?? "mine";
}
