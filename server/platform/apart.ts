import { Worker } from "node:worker_threads";
import { openTurns } from "./turns.ts";

const ANSWERING = `
const { parentPort, workerData } = require("node:worker_threads");
import(workerData.part)
  .then(({ answer }) => answer(workerData.question))
  .then((value) => parentPort.postMessage(value));`;

/** One thread at a time. */
const inTurn = openTurns();

/**
 * Asks a part of the program whose answer would hold up everybody else: it is loaded, asked and let go in a thread of its own.
 * @param part a module with a function \`answer\`; question and answer are what threads can hand each other.
 * @throws what the part throws.
 */
export function askApart(part: URL, question: unknown): Promise<unknown> {
  return inTurn(() => answerOf(part, question));
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
