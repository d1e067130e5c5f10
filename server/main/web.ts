import Fastify from "fastify";
import { sql } from "kysely";
import type { Context } from "./context.ts";

export interface Web {
  /** What is really listened on, the port that the system chose included. */
  readonly address: { readonly host: string; readonly port: number };
  close(): Promise<void>;
}

/** Serves the desk over HTTP. */
export async function startWeb({ config, database }: Context): Promise<Web> {
  const app = Fastify();
  app.get("/healthz", () => ({ alive: true }));
  app.get("/readyz", async () => {
    await sql`select 1`.execute(database.desk);
    return { ready: true };
  });
  await app.listen({ host: config.host, port: config.port });
  const bound = app.server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : config.port;
  return { address: { host: config.host, port }, close: () => app.close() };
}
