import { createConnection, type Socket } from "node:net";
import { parentPort } from "node:worker_threads";

/** Requests to send in turn over some kept-alive connections for some time. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly milliseconds: number;
  /** Whole HTTP/1.1 requests; `{once}` becomes a word that is never used again. */
  readonly requests: readonly string[];
  readonly status: number;
}

export interface Measured {
  /** Milliseconds that each request took. */
  readonly took: readonly number[];
  readonly perSecond: number;
}

let used = 0;

/** Sends a load from a thread of its own, so that the client does not take its turns from the server. */
parentPort?.on("message", (load: Load) => {
  void send(load).then((measured) => parentPort?.postMessage(measured));
});

async function send(load: Load): Promise<Measured> {
  const took: number[] = [];
  const startedAt = performance.now();
  const end = startedAt + load.milliseconds;
  await Promise.all(Array.from({ length: load.connections }, () => keepAsking(load, end, took)));
  return { took, perSecond: (took.length * 1000) / (performance.now() - startedAt) };
}

async function keepAsking(load: Load, end: number, took: number[]): Promise<void> {
  const socket = createConnection({ host: "127.0.0.1", port: load.port, noDelay: true });
  try {
    while (performance.now() < end) {
      used += 1;
      const request = load.requests[used % load.requests.length] ?? "";
      const startedAt = performance.now();
      const { status, body } = await ask(socket, request.replace("{once}", `${startedAt}-${used}`));
      if (status !== load.status)
        throw new Error(`${request.split("\r\n")[0]} answered ${status}: ${body}`);
      took.push(performance.now() - startedAt);
    }
  } finally {
    socket.destroy();
  }
}

/** As little of HTTP as our own answers need: a status, a length, a body. */
function ask(socket: Socket, request: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const headEnd = received.indexOf("\r\n\r\n");
      if (headEnd < 0) return;
      const head = received.toString("latin1", 0, headEnd);
      const status = Number(head.slice(9, 12));
      const length = status === 204 ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1]);
      if (Number.isNaN(length)) return stop(() => reject(new Error(`No length: ${head}`)));
      if (received.length < headEnd + 4 + length) return;
      const body = received.toString("utf8", headEnd + 4);
      stop(() => resolve({ status, body }));
    };
    const onError = (error: Error): void => stop(() => reject(error));
    const onEnd = (): void => stop(() => reject(new Error("The server hung up")));
    const stop = (then: () => void): void => {
      socket.off("data", onData).off("error", onError).off("end", onEnd);
      then();
    };
    socket.on("data", onData).on("error", onError).on("end", onEnd);
    socket.write(request);
  });
}
