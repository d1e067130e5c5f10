import { sql, type CompiledQuery } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inPortal, openPool, queriesOn, type Queries } from "#server/platform/database.ts";
import { fixed, sendAhead, together } from "#server/platform/driver.ts";
import { transactAndRead } from "#server/platform/transact.ts";
import { cloneDatabase, type TestDatabase } from "../harness/database.ts";

let clone: TestDatabase;
let desk: Queries;
beforeAll(async () => {
  clone = await cloneDatabase();
  // One connection, so that what one statement leaves behind is met by the next.
  desk = queriesOn(openPool(clone.database.access.desk, 1, () => undefined));
});
afterAll(async () => {
  await desk.destroy();
  await clone.close();
});

const take = fixed<{ key: string }>(`
  insert into auth.throttle (key, attempts, window_ends_at) values ($1, 1, now()) returning key`);
const find = fixed<{ key: string }>("select key from auth.throttle where key = $1");
const half = fixed<{ half: number }>("select 10 / $1::int as half");

const transaction = fixed<{ id: string }>("select pg_current_xact_id()::text as id");

const keys = async (): Promise<string[]> => {
  const { rows } = await sql<{ key: string }>`select key from auth.throttle order by key`.execute(
    desk,
  );
  return rows.map(({ key }) => key);
};
const sayAll = (...words: readonly string[]) =>
  desk.transaction().execute(async (tx) => {
    for (const word of words) await sendAhead(tx, take(word));
  });

describe("a round to the database", () => {
  test("answers each question, also one that is asked twice for the first time", async () => {
    const asked = () => together(desk, half(2), half(5), find("nobody"));
    for (let time = 0; time < 5; time += 1)
      expect(await asked()).toEqual([[{ half: 5 }], [{ half: 2 }], []]);
  });

  test("is one transaction: what fails takes all with it, whatever was read before", async () => {
    for (let time = 0; time < 5; time += 1) {
      const attempt = together(desk, take("alone"), half(0), take("after"));
      await expect(attempt).rejects.toThrow("division by zero");
    }
    expect(await keys()).toEqual([]);
    expect(await together(desk, half(2))).toEqual([[{ half: 5 }]]);
  });

  test("is not begun with a value that cannot be written, and leaves the connection whole", async () => {
    const endless: Record<string, unknown> = {};
    endless["self"] = endless;
    await expect(together(desk, half(2), find(endless as never))).rejects.toThrow(/circular/i);
    expect(await together(desk, half(2))).toEqual([[{ half: 5 }]]);
  });

  test("keeps the plan of what comes again, however much else was asked once before", async () => {
    const once = Array.from({ length: 1100 }, (_, index) => fixed(`select ${index} as once`)());
    for (let at = 0; at < once.length; at += 50) await together(desk, ...once.slice(at, at + 50));
    const again = fixed("select $1::text as again");
    for (let time = 0; time < 4; time += 1) await together(desk, again("x"));
    const { rows } = await sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%as again'`.execute(desk);
    expect(rows).toHaveLength(1);
  });

  test("plans anew what a newer program changed", async () => {
    const owner = queriesOn(openPool(clone.database.access.owner, 1, () => undefined));
    const all = fixed<object>("select * from offer where id = $1");
    const ask = () => together(desk, all("018f0000-0000-7000-8000-000000000000"));
    for (let time = 0; time < 5; time += 1) await ask();
    await sql`alter table offer add column noted text`.execute(owner);
    await expect(ask()).rejects.toThrow("cached plan must not change result type");
    expect(await ask()).toEqual([[]]);
    await owner.destroy();
  });

  test("fails with the connection, and the next takes another", async () => {
    const lost = together(desk, half(2), fixed("select pg_terminate_backend(pg_backend_pid())")());
    await expect(lost).rejects.toThrow(/terminat/);
    await expect.poll(() => together(desk, half(2)).catch(() => [])).toEqual([[{ half: 5 }]]);
  });
});

describe("a transaction", () => {
  test("keeps what was sent ahead, once it commits", async () => {
    await sayAll("first", "second");
    expect(await keys()).toEqual(["first", "second"]);
  });

  test("fails at its commit where what was sent ahead fails, and keeps nothing", async () => {
    await expect(sayAll("third", "first", "fourth")).rejects.toThrow(/duplicate key/);
    expect(await keys()).toEqual(["first", "second"]);
  });

  test("fails at the next question where what was sent ahead fails", async () => {
    const attempt = desk.transaction().execute(async (tx) => {
      await sendAhead(tx, take("first"));
      return together(tx, half(2));
    });
    await expect(attempt).rejects.toThrow(/duplicate key/);
  });

  test("leaves nothing of it when it is abandoned, asked or not yet asked", async () => {
    const abandon = (queries: readonly CompiledQuery[]) =>
      desk.transaction().execute(async (tx) => {
        for (const query of queries) await tx.executeQuery(query);
        await sendAhead(tx, take("ahead"));
        throw new Error("abandoned");
      });
    await expect(abandon([])).rejects.toThrow("abandoned");
    await expect(abandon([take("asked")])).rejects.toThrow("abandoned");
    expect(await keys()).toEqual(["first", "second"]);
  });

  test("does not commit in silence what the database had given up", async () => {
    const attempt = desk.transaction().execute(async (tx) => {
      await together(tx, take("fifth"));
      await together(tx, half(0)).catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow(/given this transaction up/);
    expect(await keys()).toEqual(["first", "second"]);
  });
});

describe("a commit that goes with the next question", () => {
  type Done = { readonly ok: true };
  type Not = { readonly ok: false };
  const saying = (word: string, read: (db: Queries) => Promise<unknown>) =>
    transactAndRead<Done, Not, unknown>(
      desk,
      async (tx) => {
        await sendAhead(tx, take(word));
        return { ok: true };
      },
      read,
    );

  test("is there for the question and for everybody after", async () => {
    const shown = await saying("shown", async (db) => {
      const [rows] = await together(db, find("shown"));
      const transactions = [await together(db, transaction()), await together(db, transaction())];
      return { rows, transactions: new Set(transactions.map((one) => one[0][0]?.id)).size };
    });
    expect(shown).toEqual({ ok: true, value: { rows: [{ key: "shown" }], transactions: 2 } });
    expect(await keys()).toContain("shown");
  });

  test("stays done where only the question fails", async () => {
    await expect(saying("kept", (db) => together(db, half(0)))).rejects.toThrow("division by zero");
    expect(await keys()).toContain("kept");
    expect(await together(desk, half(2))).toEqual([[{ half: 5 }]]);
  });

  test("takes the question with it where it fails", async () => {
    const attempt = saying("kept", (db) => together(db, find("shown")));
    await expect(attempt).rejects.toThrow(/duplicate key/);
    expect(await together(desk, half(2))).toEqual([[{ half: 5 }]]);
  });

  test("is not made where nothing is asked, and says so", async () => {
    await expect(saying("unasked", async () => "nothing")).rejects.toThrow(/went with none/);
    expect(await keys()).not.toContain("unasked");
  });

  test("is not taken for one where the database had given the transaction up", async () => {
    const attempt = transactAndRead<Done, Not, unknown>(
      desk,
      async (tx) => {
        await together(tx, half(0)).catch(() => undefined);
        return { ok: true };
      },
      (db) => together(db, find("shown")),
    );
    await expect(attempt).rejects.toThrow(/given this transaction up/);
    expect(await together(desk, half(2))).toEqual([[{ half: 5 }]]);
  });

  test("does not come where the work is refused", async () => {
    const refused = await transactAndRead<Done, Not, string>(
      desk,
      async (tx) => {
        await sendAhead(tx, take("refused"));
        return { ok: false };
      },
      async () => "read",
    );
    expect(refused).toEqual({ ok: false });
    expect(await keys()).not.toContain("refused");
  });
});

test("a contact is entered for each statement, and for no statement after", async () => {
  const portal = queriesOn(openPool(clone.database.access.portal, 1, () => undefined));
  const contact = "018f0000-0000-7000-8000-000000000000";
  const who = fixed<{ who: string | null; only: string }>(
    "select portal_contact() as who, current_setting('transaction_read_only') as only",
  );
  const ask = async (db: Queries) => (await together(db, who()))[0];
  const entered = [{ who: contact, only: "on" }];
  const seen = inPortal({ portal }, contact, async (db) => [await ask(db), await ask(db)]);
  expect(await seen).toEqual([entered, entered]);
  expect(await ask(portal)).toMatchObject([{ who: null }]);
  await portal.destroy();
});
