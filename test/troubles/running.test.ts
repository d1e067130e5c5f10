import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { connectTo } from "../harness/embedded-client.ts";
import {
  bare,
  npmStart,
  processesOn,
  run,
  temporaryDirectory,
  until,
  type Program,
} from "../harness/program.ts";

const data = temporaryDirectory();
const running: Program[] = [];
const nothingLeft = () => processesOn(data.path).length === 0;
const whatIsLeft = () => JSON.stringify(processesOn(data.path));

function start(commandLine: readonly string[] = bare): Program {
  const program = run(commandLine, { DATA_DIR: data.path });
  running.push(program);
  return program;
}

afterEach(async () => {
  for (const program of running.splice(0))
    if (program.child.exitCode === null) program.child.kill("SIGTERM");
  await until(nothingLeft, 30, whatIsLeft);
});
afterAll(() => data.remove());

test("npm start makes the database, says where it is, and ends with SIGTERM leaving no process", async () => {
  const program = start(npmStart);
  const address = await program.says(/ready: (\S+)/, 110);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  program.child.kill("SIGTERM");
  await program.ended(20);
  await until(nothingLeft, 10, whatIsLeft);
});

test("a demo that was made for this machine alone is not shown to strangers later", async () => {
  const shown = run(bare, { DATA_DIR: data.path, PUBLIC_URL: "https://desk.example.org" });
  running.push(shown);
  expect(await shown.ended()).toBe(1);
  expect(shown.errors()).toMatch(/holds the demo.*desk\.example\.org is a public address/);
});

test("Ctrl-C reaches every process of the terminal at once, and all end cleanly", async () => {
  const program = start(npmStart);
  await program.says(/ready: (\S+)/);
  process.kill(-program.pid, "SIGINT");
  await program.ended(20);
  expect(program.output()).toMatch("Stopping…");
  await until(nothingLeft, 10, whatIsLeft);
});

test("the launcher's own kill -9 ends everything too", async () => {
  const program = start([process.execPath, "start.js"]);
  await program.says(/ready: (\S+)/);
  program.child.kill("SIGKILL");
  await until(nothingLeft, 20, whatIsLeft);
});

test.each([
  ["the launcher's", [process.execPath, "start.js"], {}],
  // Two commands, so that no shell becomes the launcher itself.
  ["the launcher's shell's", ["sh", "-c", "node start.js; true"], { npm_lifecycle_event: "start" }],
])("a start right after %s kill -9 waits for what that left, and is ready", async (...how) => {
  const [, command, environment] = how;
  const first = run(command, { DATA_DIR: data.path, ...environment });
  running.push(first);
  await first.says(/ready: (\S+)/);
  first.child.kill("SIGKILL");
  const second = start();
  const address = await second.says(/ready: (\S+)/);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(second.output()).toMatch(
    /^An earlier run, process \d+, lost its launcher and is stopping/,
  );
  expect(second.errors()).toBe("");
});

test("a start waits too while a killed launcher's program still makes its database", async () => {
  const fresh = temporaryDirectory();
  const on = (commandLine: readonly string[]) => run(commandLine, { DATA_DIR: fresh.path });
  const first = on([process.execPath, "start.js", "--no-demo"]);
  await first.says(/^Making the database/m);
  first.child.kill("SIGKILL");
  const second = on([...bare, "--no-demo"]);
  const address = await second.says(/ready: (\S+)/, 90);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(second.output()).toMatch(/^An earlier run/);
  second.child.kill("SIGTERM");
  expect(await second.ended()).toBe(0);
  await fresh.remove();
});

test("an instance whose launcher lives is refused at once, without waiting", async () => {
  const first = start(npmStart);
  await first.says(/ready: (\S+)/);
  const begun = performance.now();
  const second = start();
  expect(await second.ended()).toBe(1);
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(second.errors()).toMatch(/in use by another running instance \(process \d+\): stop that/);
  expect(second.output()).toBe("");
});

test("a PostgreSQL that a kill -9 left behind is stopped and replaced", async () => {
  const first = start();
  await first.says(/ready: (\S+)/);
  first.child.kill("SIGKILL");
  await first.ended();
  const orphan = processesOn(data.path).find((one) => one.command.includes("/postgres -D"));
  expect(orphan).toBeDefined();
  const second = start();
  const address = await second.says(/ready: (\S+)/);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(processesOn(data.path).map((one) => one.pid)).not.toContain(orphan?.pid);
});

test("a start that is interrupted midway leaves no process", async () => {
  const program = start();
  await until(
    () => processesOn(data.path).some((one) => one.command.includes("/postgres -D")),
    20,
    whatIsLeft,
  );
  program.child.kill("SIGTERM");
  expect(await program.ended()).toBe(0);
  expect(processesOn(data.path)).toEqual([]);
});

test("PostgreSQL comes back after its own kill -9, under the running program", async () => {
  const program = start();
  const address = await program.says(/ready: (\S+)/);
  const isReady = async (): Promise<boolean> => {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    return answer?.status === 200;
  };
  for (const round of [1, 2]) {
    const postmaster = processesOn(data.path).find((one) => one.command.includes("/postgres -D"));
    expect(postmaster, `round ${round}`).toBeDefined();
    process.kill(postmaster?.pid ?? 0, "SIGKILL");
    await until(
      () => !processesOn(data.path).some((one) => one.pid === postmaster?.pid),
      5,
      whatIsLeft,
    );
    await until(isReady, 20, () => program.errors());
  }
  expect(program.child.exitCode).toBeNull();
});

test("letters link to the port that the system chose", async () => {
  const program = start();
  const address = await program.says(/ready: (\S+)/);
  await fetch(`${address}/api/v1/password-resets`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-permanence-csrf": "1" },
    body: JSON.stringify({ email: "claire.martin@arvor.example" }),
  });
  const outbox = join(data.path, "outbox");
  const letters = () =>
    existsSync(outbox) ? readdirSync(outbox).filter((name) => name.endsWith(".eml")) : [];
  await until(
    () => letters().length > 0,
    20,
    () => program.errors(),
  );
  const letter = readFileSync(join(outbox, letters()[0] ?? ""), "utf8").replaceAll("=\r\n", "");
  expect(letter).toContain(`${address}/reset/`);
});

test("other commands join the running instance's database", async () => {
  const program = start();
  await program.says(/ready: (\S+)/);
  const doctor = run([process.execPath, "server/main/index.js", "server/main/doctor.ts"], {
    DATA_DIR: data.path,
  });
  expect(await doctor.ended()).toBe(0);
  expect(doctor.output()).toMatch(
    "Three database accounts: permanence_owner (migrations), permanence_desk (desk), permanence_portal",
  );
  const why = run(
    [process.execPath, "server/main/index.js", "server/main/why.ts", "EXO-2026-000003", "--json"],
    { DATA_DIR: data.path },
  );
  expect(await why.ended()).toBe(0);
  expect(JSON.parse(why.output())).toMatchObject({ promised: true });
  expect(program.child.exitCode).toBeNull();
});

test("doctor names a ticket of which nothing is kept, or what is kept is wrong, and fails", async () => {
  const program = start();
  await program.says(/ready: (\S+)/);
  const client = await connectTo(data.path);
  const gone = await client.query<{ reference: string }>(
    `delete from ticket_due d using ticket t where t.id = d.ticket_id and d.ticket_id = (
       select ticket_id from ticket_due where clock is not null order by 1 limit 1) returning t.reference`,
  );
  const spoilt = await client.query<{ reference: string }>(
    `with one as (insert into ticket_due (ticket_id, warned, warned_at)
       select id, 50, now() from ticket where state = 'closed' order by id limit 1 returning ticket_id)
     select reference from ticket join one on ticket_id = id`,
  );
  await client.end();
  const doctor = run([process.execPath, "server/main/index.js", "server/main/doctor.ts"], {
    DATA_DIR: data.path,
    LANG: "fr_FR.UTF-8",
  });
  expect(await doctor.ended()).toBe(1);
  expect(doctor.output()).toMatch(/PostgreSQL \S+, embarqué/);
  for (const { rows } of [gone, spoilt]) expect(doctor.output()).toContain(rows[0]?.reference);
  expect(doctor.errors()).toMatch(/^Ce qui est gardé de 2 ticket/);
});
