import { join } from "node:path";
import pg from "pg";
import { liveHolder } from "#server/platform/embedded/lock.ts";
import { superuserPassword } from "#server/platform/embedded/start.ts";

/** The one account that no policy hides rows from, in the embedded database of a program that runs on this data directory. */
export async function connectTo(dataDirectory: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: liveHolder(dataDirectory)?.socketDirectory ?? join(dataDirectory, "nowhere"),
    user: "postgres",
    password: superuserPassword(dataDirectory),
    database: "permanence",
  });
  await client.connect();
  return client;
}
