import Fastify from "fastify";
import type { AddressInfo } from "node:net";
import { openPool, type Database } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";

export interface Bare {
  readonly port: number;
  close(): Promise<void>;
}

/** What everything is measured against: routes that do the least that one could, on the same process and connections. */
export async function serveBare({ deskPool, access }: Database): Promise<Bare> {
  const owner = openPool(access.owner, 1, () => undefined);
  await owner.query(
    `create table if not exists bench_line (id uuid primary key, at timestamptz not null, text text not null);
     grant insert on bench_line to ${access.accounts.desk}`,
  );
  await owner.end();
  const app = Fastify();
  app.get("/json", () => ({ reference: "EXO-2026-000001", state: "open", severity: 2 }));
  app.get<{ Params: { id: string } }>("/row/:id", async ({ params }) => {
    const { rows } = await deskPool.query({
      name: "bench_row",
      text: "select reference, subject, state, severity, waiting_since from ticket where id = $1",
      values: [params.id],
    });
    return rows[0];
  });
  app.post<{ Body: { text: string } }>("/line", async ({ body }) => {
    const client = await deskPool.connect();
    try {
      await client.query("begin");
      await client.query({
        name: "bench_line",
        text: "insert into bench_line (id, at, text) values ($1, now(), $2)",
        values: [newId(), body.text],
      });
      await client.query("commit");
    } finally {
      client.release();
    }
    return { written: true };
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return { port, close: () => app.close() };
}
