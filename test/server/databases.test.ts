import { sql } from "kysely";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { inPortal } from "#server/platform/database.ts";
import { addJob, giveDueJobs, removeJob, runJobs } from "#server/platform/jobs.ts";
import { openLog } from "#server/platform/log.ts";
import { notify, openNotices } from "#server/platform/notify.ts";
import { now, sleep } from "#server/platform/time.ts";
import { cloneDatabase, type TestDatabase } from "../harness/database.ts";

let clone: TestDatabase;
const log = openLog("silent");

beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.close());

test("a job that was queued in a transaction that failed is never run", async () => {
  const { desk } = clone.database;
  const failing = desk.transaction().execute(async (tx) => {
    await addJob(tx, "undone", {});
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await waitingJobs()).toEqual([]);
});

test("a timer that is set anew under its key replaces the one before, and can be taken back", async () => {
  const { desk } = clone.database;
  for (const hours of [1, 2]) {
    const runAt = now().add({ hours });
    await desk
      .transaction()
      .execute((tx) => addJob(tx, "later", { hours }, { key: "clock", runAt }));
  }
  expect(await waitingJobs()).toEqual(["later"]);
  await desk.transaction().execute((tx) => removeJob(tx, "clock"));
  expect(await waitingJobs()).toEqual([]);
});

test("a job is given to the library once, whoever gives it, with its attempts and in its turn", async () => {
  const { desk } = clone.database;
  const names = Array.from({ length: 40 }, (_, index) => `due-${String(index).padStart(2, "0")}`);
  await desk.transaction().execute(async (tx) => {
    for (const name of names) await addJob(tx, name, { name }, { attemptsMax: 3 });
  });
  await Promise.all(Array.from({ length: 6 }, () => giveDueJobs(desk)));
  const { rows } = await sql<{ name: string; max_attempts: number }>`
    select task_identifier as name, max_attempts from graphile_worker.jobs order by id`.execute(
    desk,
  );
  expect(rows).toEqual(names.map((name) => ({ name, max_attempts: 3 })));
  await sql`select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs`.execute(
    desk,
  );
  expect(await waitingJobs()).toEqual([]);
});

test("a queued job is run with what it carries", async () => {
  const done = Promise.withResolvers<unknown>();
  const work = await runJobs(
    clone.database,
    { carry: async (payload) => done.resolve(payload) },
    { log },
  );
  await clone.database.desk.transaction().execute((tx) => addJob(tx, "carry", { ticket: "one" }));
  expect(await done.promise).toEqual({ ticket: "one" });
  await work.close();
});

test("a clock that jumps days ahead has what recurs done once, not for each minute in between", async () => {
  const { desk } = clone.database;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-02T09:00:59.700Z") });
  onTestFinished(() => void vi.useRealTimers());
  let rounds = 0;
  const recur = async () => void (rounds += 1);
  const work = await runJobs(clone.database, { recur }, { log, crontab: "* * * * * recur" });
  onTestFinished(() => work.close());
  const known = () =>
    sql`select 1 from graphile_worker._private_known_crontabs`
      .execute(desk)
      .then(({ rows }) => rows);
  await expect.poll(known).toHaveLength(1);
  vi.setSystemTime(Date.parse("2026-11-05T09:00:59.700Z"));
  await expect.poll(() => rounds, { timeout: 8_000 }).toBeGreaterThan(0);
  const before = rounds;
  await sleep(1_000);
  await desk.transaction().execute((tx) => addJob(tx, "recur", {}));
  await expect.poll(() => rounds, { timeout: 8_000 }).toBeGreaterThan(before);
  await sleep(1_000);
  expect(rounds).toBeLessThan(5);
});

test("a clock that is set back days has what recurs done by the time that it then is", async () => {
  const { desk } = clone.database;
  const at = (moment: string) => vi.setSystemTime(Date.parse(moment));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-05T09:00:59.800Z") });
  onTestFinished(() => void vi.useRealTimers());
  await desk.transaction().execute((tx) =>
    sql`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      values ('again', '2026-01-01', '2099-01-01')`.execute(tx),
  );
  let rounds = 0;
  const again = async () => void (rounds += 1);
  const work = await runJobs(clone.database, { again }, { log, crontab: "* * * * * again" });
  onTestFinished(() => work.close());
  // It waits for the next minute when the clock is set back, and begins anew a second later.
  await sleep(100);
  at("2026-11-02T09:05:59.800Z");
  await sleep(2_500);
  expect(rounds).toBe(0);
  at("2026-11-02T09:06:00.100Z");
  await expect.poll(() => rounds, { timeout: 8_000 }).toBe(1);
});

test("a notice is heard when its transaction commits, also after the listening connection was cut", async () => {
  const notices = await openNotices(clone.database.access, log);
  const heard: unknown[] = [];
  notices.subscribe((payload) => heard.push(payload));
  const { desk } = clone.database;
  await desk.transaction().execute((tx) => notify(tx, { number: 1 }));
  await expect.poll(() => heard).toEqual([{ number: 1 }]);
  const gap = new Promise<void>((resolve) => notices.onGap(resolve));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where query like 'listen%' and datname = current_database()`.execute(desk);
  await gap;
  await desk.transaction().execute((tx) => notify(tx, { number: 2 }));
  await expect.poll(() => heard).toEqual([{ number: 1 }, { number: 2 }]);
  await notices.close();
});

test("the portal's account can change nothing, even where a right were given to it by mistake", async () => {
  const attempt = inPortal(clone.database, "018f0000-0000-7000-8000-000000000000", (tx) =>
    sql`create temporary table mine (id integer)`.execute(tx),
  );
  await expect(attempt).rejects.toThrow(/permission denied|read-only/);
});

async function waitingJobs(): Promise<string[]> {
  await giveDueJobs(clone.database.desk);
  const { rows } = await sql<{
    name: string;
  }>`select task_identifier as name from graphile_worker.jobs`.execute(clone.database.desk);
  return rows.map((row) => row.name);
}
