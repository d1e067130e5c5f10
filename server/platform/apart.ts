import { Worker } from "node:worker_threads";

const ANSWERING = `
const { parentPort, workerData } = require("node:worker_threads");
import(workerData.part)
  .then(({ answer }) => answer(workerData.question))
  .then((value) => parentPort.postMessage(value));`;

/**
 * Asks a part of the program whose answer would hold up everybody else: it is loaded, asked and let go in a thread of its own.
 * @param part a module with a function \`answer\`; question and answer are what threads can hand each other.
 * @throws what the part throws.
 */
export function askApart(part: URL, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(ANSWERING, {
      eval: true,
      workerData: { part: part.href, question },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error(`${part.href} gave no answer`)));
  });
}

/** Lets whatever else waits have its turn, in the midst of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
