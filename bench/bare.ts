import Fastify from "fastify";
import type { AddressInfo } from "node:net";
import { openPool, type Database } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";

export interface Bare {
  readonly port: number;
  close(): Promise<void>;
}

/** The rows that a page of the desk is made of, by its own index, with nothing joined, decided or checked. */
const SAME_ROWS = {
  "/queue": `select reference, subject, nature, state, severity, declared_severity, level, waiting_on, waiting_since,
      organisation_id, partner_id, filer_id, assignee_id, filed_at, changed_at
    from ticket where state <> 'closed' and waiting_on = 'desk' order by severity, waiting_since, id limit 51`,
  "/history/:id": `select chain, sequence, type, at, actor, payload from event where ticket_id = $1 order by chain, sequence`,
  "/contracts": `select id, organisation_id, organisation_name, product_id, offer_id, sku, starts_on, covered_until, zone
    from subscription order by organisation_name, organisation_id, covered_until desc, id desc limit 51`,
  "/environments": `select id, name, kind, release, organisation_id, confirmed_since, whole
    from environment order by name, id limit 51`,
};

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
  for (const [path, text] of Object.entries(SAME_ROWS)) {
    app.get<{ Params: { id?: string } }>(path, async ({ params: { id } }) => {
      const values = id === undefined ? [] : [id];
      const { rows } = await deskPool.query({ name: `bench ${path}`, text, values });
      return rows;
    });
  }
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
