import { Worker } from "node:worker_threads";

const ANSWERING = `
const { parentPort, workerData } = require("node:worker_threads");
import(workerData.part)
  .then(({ answer }) => answer(workerData.question))
  .then((value) => parentPort.postMessage(value));`;

/** However many ask, one thread works at a time: the others are who is to be served meanwhile. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Asks a part of the program whose answer would hold up everybody else: it is loaded, asked and let go in a thread of its own.
 * @param part a module with a function \`answer\`; question and answer are what threads can hand each other.
 * @throws what the part throws.
 */
export function askApart(part: URL, question: unknown): Promise<unknown> {
  const asked = before.then(() => answerOf(part, question));
  // Whoever comes next waits for the end, not for the luck of this one; who asked hears of a failure.
  before = asked.catch(() => undefined);
  return asked;
}

async function answerOf(part: URL, question: unknown): Promise<unknown> {
  const worker = new Worker(ANSWERING, {
    eval: true,
    workerData: { part: part.href, question },
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", () => reject(new Error(`${part.href} gave no answer`)));
    });
  } finally {
    await worker.terminate();
  }
}
