import { sql } from "kysely";
import pg from "pg";
import type { Database, Transaction } from "./database.ts";
import { sendAhead } from "./driver.ts";
import type { Log } from "./log.ts";
import { isLostConnection } from "./failure.ts";
import { sleep } from "./time.ts";

const channel = "permanence";

/** Tells every web process, when the transaction commits, that something changed. PostgreSQL drops payloads of 8000 bytes and more. */
export async function notify(tx: Transaction, payload: unknown): Promise<void> {
  await sendAhead(tx, sql`select pg_notify(${channel}, ${JSON.stringify(payload)})`.compile(tx));
}

export interface Notices {
  /** @returns how to stop listening. */
  subscribe(listener: (payload: unknown) => void): () => void;
  /** Called after the connection was lost and made again: what was told in between was missed. */
  onGap(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Listens on one session connection, and makes it anew whenever it is lost. */
export async function openNotices(access: Database["access"], log: Log): Promise<Notices> {
  const listeners = new Set<(payload: unknown) => void>();
  const gapListeners = new Set<() => void>();
  let closed = false;
  let client = await listen(access.desk, tell);

  function tell(payload: unknown): void {
    for (const listener of listeners) listener(payload);
  }
  const keepUp = async (): Promise<void> => {
    while (!closed) {
      await lost(client);
      if (closed) return;
      log.warn("the listening connection was lost; making it anew");
      client = await listenAgain(access.desk, tell, () => closed);
      // Closed while it was made anew: nobody else will end it.
      if (closed) return client.end();
      for (const listener of gapListeners) listener();
    }
  };
  const keeping = keepUp();
  return {
    subscribe: (listener) => member(listeners, listener),
    onGap: (listener) => member(gapListeners, listener),
    async close() {
      closed = true;
      await client.end();
      // Closed while the database was away, there is nothing left to listen to.
      await keeping.catch((error: unknown) => {
        if (!isLostConnection(error)) throw error;
      });
    },
  };
}

async function listen(
  config: pg.ClientConfig,
  tell: (payload: unknown) => void,
): Promise<pg.Client> {
  const client = new pg.Client({ ...config, keepAlive: true });
  client.on("error", () => undefined);
  client.on("notification", (message) => tell(JSON.parse(message.payload ?? "null")));
  await client.connect();
  try {
    await client.query(`listen ${channel}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  return client;
}

async function listenAgain(
  config: pg.ClientConfig,
  tell: (payload: unknown) => void,
  isClosed: () => boolean,
): Promise<pg.Client> {
  for (;;) {
    try {
      return await listen(config, tell);
    } catch (error) {
      if (isClosed()) throw error;
      await sleep(250);
    }
  }
}

function lost(client: pg.Client): Promise<void> {
  return new Promise((resolve) => client.once("end", () => resolve()));
}

function member<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
