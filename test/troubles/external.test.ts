import { afterAll, describe, expect, test } from "vitest";
import { usePostgres15 } from "../harness/postgres-15.ts";
import { bare, run, temporaryDirectory } from "../harness/program.ts";

const postgres = usePostgres15();
const data = temporaryDirectory();

afterAll(() => data.remove());

describe.runIf(postgres.isThere)("on Debian's PostgreSQL 15", () => {
  test("one account that may make roles is enough for three", async () => {
    const DATABASE_URL = await postgres.account("chief", "createrole");
    const program = run(bare, { DATABASE_URL, DATA_DIR: data.path });
    const address = await program.says(/ready: (\S+)/);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(program.output()).not.toMatch("password");
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    expect(await doctor(DATABASE_URL)).toMatch(
      "Three database accounts: chief (migrations), permanence_desk (desk), permanence_portal",
    );
  });

  test("an account that may make no roles does everything itself, and doctor says what is weaker", async () => {
    const DATABASE_URL = await postgres.account("plain", "");
    const program = run([...bare, "--demo"], { DATABASE_URL, DATA_DIR: data.path });
    const address = await program.says(/ready: (\S+)/);
    for (const email of ["claire.martin@arvor.example", "nadia.belkacem@desk.example"])
      expect([email, await ticketsOf(address, email)]).toEqual([email, 200]);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
    expect(await doctor(DATABASE_URL)).toMatch(
      "Weaker: the desk and the portal share one database account",
    );
  });

  test("web and worker run as two processes beside each other", async () => {
    const DATABASE_URL = await postgres.account("two", "createrole");
    const worker = run(bare, {
      DATABASE_URL,
      DATA_DIR: data.path,
      PERMANENCE_ROLE: "worker",
      PUBLIC_URL: "http://127.0.0.1",
    });
    const web = run(bare, { DATABASE_URL, DATA_DIR: data.path, PERMANENCE_ROLE: "web" });
    await worker.says(/The worker is ready/);
    await web.says(/ready: (\S+)/);
    for (const program of [web, worker]) program.child.kill("SIGTERM");
    expect([await web.ended(), await worker.ended()]).toEqual([0, 0]);
  });
});

/** Signs in with a demo account and opens its list of tickets; answers the status. */
async function ticketsOf(address: string, email: string): Promise<number> {
  const signedIn = await fetch(`${address}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-permanence-csrf": "1" },
    body: JSON.stringify({ email, password: "permanence-demo" }),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
  const listed = await fetch(`${address}/api/v1/tickets`, { headers: { cookie } });
  const { items } = (await listed.json()) as { items: { reference: string }[] };
  const path = `/api/v1/tickets/${items[0]?.reference}`;
  return (await fetch(`${address}${path}`, { headers: { cookie } })).status;
}

async function doctor(DATABASE_URL: string): Promise<string> {
  const program = run([process.execPath, "server/main/index.js", "server/main/doctor.ts"], {
    DATABASE_URL,
    DATA_DIR: data.path,
  });
  await program.ended();
  return program.output() + program.errors();
}
