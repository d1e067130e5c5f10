import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { usePostgres15 } from "../harness/postgres-15.ts";
import { bare, occupiedPort, root, run, temporaryDirectory } from "../harness/program.ts";

const data = temporaryDirectory();
const postgres = usePostgres15();

afterAll(() => data.remove());

/** What a start that fails says: it must be this one line on standard error, and exit code 1. */
async function failureOf(
  environment: Readonly<Record<string, string>>,
  commandLine: readonly string[] = bare,
): Promise<string> {
  const program = run(commandLine, { DATA_DIR: data.path, ...environment });
  expect(await program.ended()).toBe(1);
  const lines = program.errors().trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

test("a port that another program uses is named, in the terminal's language", async () => {
  const occupied = await occupiedPort();
  const PORT = String(occupied.port);
  expect(await failureOf({ PORT })).toBe(
    `Port ${PORT} of 127.0.0.1 is in use by another program: stop it, or set PORT to another number.`,
  );
  expect(await failureOf({ PORT, LANG: "fr_FR.UTF-8" })).toMatch(
    `Le port ${PORT} de 127.0.0.1 est utilisé`,
  );
  occupied.close();
});

test("a data directory that another living instance uses is refused, and that instance is left alone", async () => {
  const first = run([...bare, "--no-demo"], { DATA_DIR: data.path });
  const address = await first.says(/ready: (\S+)/);
  expect(await failureOf({})).toMatch(
    `The data directory ${data.path} is in use by another running instance (process ${first.pid})`,
  );
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect(await first.ended()).toBe(0);
});

test("a data directory that cannot be written is named", async () => {
  const path = join(root, "package.json", "data");
  expect(await failureOf({ DATA_DIR: path })).toBe(
    `The data directory ${path} cannot be written (ENOTDIR): make it writable, or set DATA_DIR to another directory.`,
  );
});

test("a full disk is named before anything is written to it", async () => {
  const small = temporaryDirectory();
  const namespace = process.getuid?.() === 0 ? ["unshare", "-m"] : ["unshare", "-rm"];
  const script = `mount -t tmpfs -o size=20m none ${small.path} && exec "$@"`;
  const inSmall = [...namespace, "sh", "-c", script, "sh", ...bare];
  expect(await failureOf({ DATA_DIR: small.path }, inSmall)).toBe(
    `The disk is full at ${small.path} (20 MB free): make room, or set DATA_DIR to another disk.`,
  );
  await small.remove();
});

test("a database that cannot be reached is named without its password", async () => {
  const DATABASE_URL = "postgres://desk:secret@127.0.0.1:1/desk";
  const told = await failureOf({ DATABASE_URL });
  expect(told).toMatch(
    "The database at postgres://desk@127.0.0.1:1/desk cannot be reached (connect ECONNREFUSED 127.0.0.1:1)",
  );
});

test.runIf(postgres.isThere)(
  "a database that refuses the account is named without its password",
  async () => {
    const url = await postgres.account("refused", "");
    const told = await failureOf({ DATABASE_URL: (url ?? "").replace("right", "wrong") });
    expect(told).toMatch(
      /^The database at postgres:\/\/refused@\S+ refused the account \(password authentication failed/,
    );
  },
);

test.runIf(postgres.isThere)(
  "a database newer than the program is refused at the start, and left alone",
  async () => {
    const url = await postgres.account("newer", "createrole");
    const migrated = run([process.execPath, "server/main/index.js", "server/main/migrate.ts"], {
      DATA_DIR: data.path,
      DATABASE_URL: url,
    });
    expect(await migrated.ended()).toBe(0);
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      "insert into permanence_migration (number, name, sha256) values (9999, 'from-tomorrow', '')",
    );
    expect(await failureOf({ DATABASE_URL: url })).toBe(
      "The database is newer than this program (it knows migration 9999 from-tomorrow): start the newer version of the program.",
    );
    await client.query("delete from permanence_migration where number = 9999");
    await client.query("update permanence_migration set sha256 = 'another' where number = 1");
    expect(await failureOf({ DATABASE_URL: url })).toMatch(
      /^Migration 1 \S+ was changed after it had been applied/,
    );
    await client.end();
  },
);

describe.each(["verify", "doctor"])("%s where there is no desk yet", (name) => {
  const lookAt = [
    ...[process.execPath, "server/main/index.js", `server/main/${name}.ts`],
    ...(name === "verify" ? ["--all"] : []),
  ];

  test("says so in one sentence and makes nothing", async () => {
    const empty = temporaryDirectory();
    for (const path of [empty.path, join(empty.path, "not", "there")])
      expect(await failureOf({ DATA_DIR: path }, lookAt)).toBe(
        `There is no desk in ${path}: set DATA_DIR to the data directory of one, or make one with npm start.`,
      );
    expect(readdirSync(empty.path)).toEqual([]);
    await empty.remove();
  });

  test.runIf(postgres.isThere)("nor in a database of yours", async () => {
    const DATABASE_URL = await postgres.account(`${name}_of_nothing`, "createrole");
    expect(await failureOf({ DATABASE_URL }, lookAt)).toMatch(
      /^There is no desk in the database at postgres:\/\/\w+@\S+: check DATABASE_URL, or make one with npm start\.$/,
    );
    const client = new pg.Client(DATABASE_URL);
    await client.connect();
    const { rows } = await client.query(
      "select 1 from pg_class where relnamespace = 'public'::regnamespace",
    );
    await client.end();
    expect(rows).toEqual([]);
  });
});

test("every wrong setting has its own sentence", async () => {
  const program = run(bare, {
    DATA_DIR: data.path,
    PORT: "http",
    PUBLIC_URL: "https://desk.lan/support",
    PERMANENCE_ROLE: "both",
    TRUSTED_PROXIES: "10.0.0.0/99",
    DATABASE_OWNER_URL: "postgres://a@b/c",
  });
  expect(await program.ended()).toBe(1);
  expect(program.errors().trimEnd().split("\n")).toEqual([
    "PORT is “http”, and this is expected: 0–65535.",
    "PUBLIC_URL is “…”, and this is expected: https://desk.example.org.",
    "PERMANENCE_ROLE is “both”, and this is expected: all, web, worker.",
    "TRUSTED_PROXIES is “10.0.0.0/99”, and this is expected: 10.0.0.1,10.1.0.0/16.",
    "DATABASE_OWNER_URL is “…”, and this is expected: DATABASE_URL.",
  ]);
});

test("settings that cannot be read are named, and so is why", async () => {
  const { path, remove } = temporaryDirectory();
  mkdirSync(join(path, ".env"));
  const there = ["sh", "-c", `cd "${path}" && exec "$0" "${join(root, "server/main/index.js")}"`];
  expect(await failureOf({}, [...there, process.execPath])).toBe(
    `The settings in ${join(path, ".env")} cannot be read (EISDIR): make it a text file in UTF-8 that this account may read, or take it away.`,
  );
  await remove();
});

test("a worker by itself must be told the address that letters link to", async () => {
  expect(await failureOf({ PERMANENCE_ROLE: "worker", PORT: "0" })).toBe(
    "PORT is “0”, and this is expected: 1–65535, PUBLIC_URL.",
  );
});

test("the demo is refused where strangers could come", async () => {
  expect(await failureOf({ PUBLIC_URL: "https://desk.example.org" }, [...bare, "--demo"])).toMatch(
    "The demo is refused on the public address desk.example.org",
  );
});

test("an option that does not exist is named", async () => {
  expect(await failureOf({}, [...bare, "--deom"])).toMatch("There is no option “--deom”");
});

test("an older Node is told what to type by each entry file", async () => {
  const older = findOlderNode();
  if (older === undefined) return;
  expect(await failureOf({}, [older, "server/main/index.js"])).toMatch(
    /^This file runs on Node 26, .* type instead: npm start$/,
  );
});

test("the help lists every variable with its default, from the table that validates them", async () => {
  const program = run([...bare, "--help"], { DATA_DIR: data.path });
  expect(await program.ended()).toBe(0);
  expect(program.output()).toMatch(
    /HOST +address that the web process listens on \(default 127\.0\.0\.1\)/,
  );
  expect(program.output()).toMatch("DATABASE_REPLICA_URL");
});

test.runIf(process.getuid?.() !== 0)("a directory of somebody else's is named", async () => {
  const closed = temporaryDirectory();
  chmodSync(closed.path, 0o500);
  expect(await failureOf({ DATA_DIR: closed.path })).toMatch(
    `${closed.path} cannot be written (EACCES)`,
  );
  await closed.remove();
});

function findOlderNode(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders
    .map((folder) => join(folder, "node"))
    .find((node) => {
      const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
      return /^v(2[0-5]|1\d)\./.test(stdout ?? "");
    });
}

describe("a command that is typed wrongly", () => {
  const typed = (name: string, ...args: string[]) => [
    ...[process.execPath, "server/main/index.js", `server/main/${name}.ts`],
    ...args,
  ];

  test.each([
    ["verify", ["EXO-2026-000001", "EXO-2026-000002"], "“EXO-2026-000002” is one too many: "],
    ["verify", ["--all", "EXO-2026-000001"], "“EXO-2026-000001” is one too many: "],
    ["verify", ["--all", "--json"], "This command has no option “--json”: "],
    ["verify", ["--al"], "This command has no option “--al”: "],
    ["verify", ["--all=no"], "This command has no option “--all”: "],
    ["verify", [], "Which ticket is not said: "],
    ["why", ["EXO-2026-000001", "EXO-2026-000002"], "“EXO-2026-000002” is one too many: "],
    ["why", ["--json"], "Which ticket is not said: "],
    ["why", ["-x"], "This command has no option “-x”: "],
    ["doctor", ["--bogus", "x"], "This command has no option “--bogus”: "],
    ["doctor", ["x"], "“x” is one too many: "],
    ["migrate", ["--help-me"], "This command has no option “--help-me”: "],
  ])("%s %j is told how it is typed", async (name, args, told) => {
    expect(await failureOf({}, typed(name, ...args))).toMatch(`${told}node start.js ${name}`);
  });

  test("is told in the terminal's language", async () => {
    expect(await failureOf({ LANG: "fr_FR.UTF-8" }, typed("why"))).toMatch(
      /^Il manque la référence d’un ticket\s: node start\.js why EXO-2026-000123 \[--json\]$/,
    );
  });

  test.each(["verify", "why", "doctor", "migrate", "seed"])("%s --help tells it", async (name) => {
    const program = run(typed(name, "--help"), { DATA_DIR: data.path });
    expect(await program.ended()).toBe(0);
    expect(program.output()).toMatch(`node start.js ${name}`);
  });
});
