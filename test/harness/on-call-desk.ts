import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { changeRotation, getOnCall } from "#api/on-call.ts";
import { valueOf } from "./case.ts";
import type { World } from "./world.ts";

/** What came to somebody else's address. */
export interface Arrival {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A host that takes what is posted to it; each path answers with the status that it ends in, else 201. */
export async function openReceiver() {
  let came: Arrival[] = [];
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const path = request.url ?? "";
      came.push({ path, headers: request.headers, body: Buffer.concat(parts) });
      answer.writeHead(Number(/\/(\d{3})$/.exec(path)?.[1] ?? 201)).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** What came since this was last asked. */
    take(): readonly Arrival[] {
      const taken = came;
      came = [];
      return taken;
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** Has these two of the desk on call in turn, a week each, Nadia first in the week of that day. */
export async function takeTurns(
  world: World,
  startsOn: string,
  agents = [world.people.nadia.id, world.people.second.id],
): Promise<void> {
  const call = world.as("manager");
  const { version } = valueOf(await call(getOnCall, {}));
  const rotation = { agents, zone: "UTC", startsOn, minute: 0, weeks: 1 };
  valueOf(await call(changeRotation, { body: { rotation, why: "" }, ifMatch: version }));
}
