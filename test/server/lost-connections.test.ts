import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isLostConnection } from "#server/platform/failure.ts";
import { openLog } from "#server/platform/log.ts";
import { notify, openNotices } from "#server/platform/notify.ts";
import { cloneDatabase } from "#test/harness/database.ts";
import { until } from "#test/harness/program.ts";

let clone: Awaited<ReturnType<typeof cloneDatabase>>;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.close());

const connect = async () => {
  const client = new pg.Client(clone.database.access.desk);
  client.on("error", () => undefined);
  await client.connect();
  return client;
};

/** Ends every other session of the desk's account on this database, as a database that goes away does. */
async function cutOthers(client: pg.Client): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and usename = current_user and pid <> pg_backend_pid()`,
  );
}

const errorOf = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  );

test("whatever the driver says of a connection that is gone is known as its loss", async () => {
  const [cut, cutter] = [await connect(), await connect()];
  const waiting = errorOf(cut.query("select pg_sleep(60)"));
  const ended = new Promise((resolve) => cut.once("end", resolve));
  await cutOthers(cutter);
  await ended;
  const told = [await waiting, await errorOf(cut.query("select 1"))];
  await cutter.end();
  told.push(await errorOf(cutter.query("select 1")));
  told.push(await errorOf(new pg.Client({ host: "/nowhere" }).connect()));
  expect(told.map((error) => [String(error), isLostConnection(error)])).toEqual(
    told.map((error) => [String(error), true]),
  );
  expect(isLostConnection(new Error("A bug"))).toBe(false);
  const notThere = await errorOf(readFile("/nowhere/at/all"));
  expect([String(notThere), isLostConnection(notThere)]).toEqual([
    expect.stringContaining("ENOENT"),
    false,
  ]);
});

test("who listens hears again after the loss, and can stop at any moment of it", async () => {
  const { database } = clone;
  const cutter = await connect();
  const notices = await openNotices(database.access, openLog("silent"));
  const heard: unknown[] = [];
  let gaps = 0;
  notices.subscribe((payload) => heard.push(payload));
  notices.onGap(() => (gaps += 1));
  await cutOthers(cutter);
  await until(
    () => gaps === 1,
    10,
    () => "no gap was told",
  );
  await database.desk.transaction().execute((tx) => notify(tx, { word: "again" }));
  await until(
    () => heard.length === 1,
    10,
    () => "nothing was heard",
  );
  await cutOthers(cutter);
  await notices.close();
  const listening = async () =>
    (
      await cutter.query(
        "select 1 from pg_stat_activity where query like 'listen %' and datname = current_database()",
      )
    ).rowCount;
  await until(
    async () => (await listening()) === 0,
    5,
    () => "somebody still listens",
  );
  await cutter.end();
});
