import { randomBytes } from "node:crypto";
import type pg from "pg";
import { inject } from "vitest";
import { openDatabase, type Database } from "#server/platform/database.ts";
import { embeddedAccess, superClient } from "#server/platform/roles.ts";
import { TEMPLATE } from "./global-setup.ts";

export interface TestDatabase {
  readonly database: Database;
  /** Closes its connections and drops it. */
  close(): Promise<void>;
}

/** A migrated, empty database of its own for whoever asks. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const directory = inject("clusterDirectory");
  const socket = inject("clusterSocket");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asSuperuser(directory, socket, async (client) => {
    // Two clones at once would each find the template in use by the other.
    await client.query("select pg_advisory_lock(7376142502)");
    await client.query(`create database ${name} template ${TEMPLATE} owner permanence_owner`);
    await client.query(`revoke connect, temporary on database ${name} from public`);
    await client.query(`grant connect on database ${name} to permanence_desk, permanence_portal`);
  });
  const database = openDatabase(embeddedAccess(directory, socket, name), 8, () => undefined);
  return {
    database,
    async close() {
      await database.close();
      await asSuperuser(directory, socket, (client) =>
        client.query(`drop database ${name} with (force)`),
      );
    },
  };
}

async function asSuperuser(
  directory: string,
  socket: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = superClient(directory, socket);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
