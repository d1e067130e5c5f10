import { afterAll, expect, test } from "vitest";
import {
  bare,
  processesOn,
  run,
  temporaryDirectory,
  until,
  type Program,
} from "../harness/program.ts";

const COMMANDS = 1000;
const AT_ONCE = 200;
const data = temporaryDirectory();
let program: Program | undefined;

afterAll(async () => {
  program?.child.kill("SIGTERM");
  await program?.ended();
  await data.remove();
});

interface Desk {
  readonly address: string;
  readonly cookie: string;
}
interface Said {
  readonly reference: string;
  readonly key: string;
  readonly text: string;
}

async function start(): Promise<string> {
  program = run(bare, { DATA_DIR: data.path });
  return program.says(/ready: (\S+)/, 110);
}

async function signIn(address: string): Promise<string> {
  const answer = await send({ address, cookie: "" }, "/session", {
    email: "nadia.belkacem@desk.example",
    password: "permanence-demo",
  });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

function send({ address, cookie }: Desk, path: string, body: object, key?: string) {
  return fetch(`${address}/api/v1${path}`, {
    method: "POST",
    headers: {
      cookie,
      "content-type": "application/json",
      "x-permanence-csrf": "1",
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    body: JSON.stringify(body),
  });
}

async function read<Answer>({ address, cookie }: Desk, path: string): Promise<Answer> {
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

/** Tickets that an agent may write to, and what is to be said on them. */
async function sayings(desk: Desk, word: string): Promise<readonly Said[]> {
  const { items } = await read<{ items: { reference: string; state: string }[] }>(
    desk,
    "/tickets?queue=all&limit=100",
  );
  const open = items.filter(({ state }) => state !== "new").map(({ reference }) => reference);
  expect(open.length).toBeGreaterThan(10);
  return Array.from({ length: COMMANDS }, (_, index) => ({
    reference: open[index % open.length] ?? "",
    key: `${word}-${index}`,
    text: `${word} ${index}.`,
  }));
}

/** Says all of it, many at a time. @returns what was acknowledged; `onAcknowledged` hears of each. */
async function sayAll(
  desk: Desk,
  sayings: readonly Said[],
  onAcknowledged: (count: number) => void = () => undefined,
): Promise<readonly Said[]> {
  const acknowledged: Said[] = [];
  const waiting = [...sayings];
  const lane = async (): Promise<void> => {
    for (let said = waiting.pop(); said !== undefined; said = waiting.pop()) {
      const { reference, key, text } = said;
      const path = `/tickets/${reference}/reply`;
      const answer = await send(desk, path, { text }, key).catch(() => undefined);
      // An acknowledgement counts once it is whole: whoever kills may cut an answer in the middle.
      const whole = await answer?.text().catch(() => undefined);
      if (answer?.status !== 200 || whole === undefined) continue;
      onAcknowledged(acknowledged.push(said));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return acknowledged;
}

/** How often each text stands in the tickets. */
async function countTexts(desk: Desk, sayings: readonly Said[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const reference of new Set(sayings.map((said) => said.reference))) {
    const { events } = await read<{ events: { texts: Record<string, string | null> }[] }>(
      desk,
      `/tickets/${reference}`,
    );
    for (const { texts } of events)
      if (typeof texts["text"] === "string")
        counts.set(texts["text"], (counts.get(texts["text"]) ?? 0) + 1);
  }
  return counts;
}

async function expectEachOnce(
  desk: Desk,
  all: readonly Said[],
  acknowledged: readonly Said[],
): Promise<void> {
  const kept = await countTexts(desk, all);
  expect(acknowledged.filter(({ text }) => kept.get(text) !== 1)).toEqual([]);
  // Whoever had no answer asks again, and so does whoever had one: under its key, each acts once.
  const again = await sayAll(desk, all);
  expect(again).toHaveLength(COMMANDS);
  const inTheEnd = await countTexts(desk, all);
  expect(all.filter(({ text }) => inTheEnd.get(text) !== 1)).toEqual([]);
}

async function expectChainsHold(): Promise<void> {
  const verify = run([process.execPath, "server/main/index.js", "server/main/verify.ts", "--all"], {
    DATA_DIR: data.path,
  });
  expect(await verify.ended(), verify.errors()).toBe(0);
}

test("kill -9 of the program during 1,000 commands loses none that was acknowledged", async () => {
  const address = await start();
  const desk = { address, cookie: await signIn(address) };
  const all = await sayings(desk, "programme");
  const acknowledged = await sayAll(desk, all, (count) => {
    if (count === 200) program?.child.kill("SIGKILL");
  });
  expect(await program?.ended()).toBe("SIGKILL");
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(acknowledged.length).toBeLessThan(COMMANDS);
  await expectEachOnce({ ...desk, address: await start() }, all, acknowledged);
  await expectChainsHold();
}, 300_000);

test("kill -9 of PostgreSQL during 1,000 commands loses none that was acknowledged", async () => {
  const address = await running();
  const desk = { address, cookie: await signIn(address) };
  const all = await sayings(desk, "base");
  const acknowledged = await sayAll(desk, all, (count) => {
    if (count === 200) for (const pid of databaseProcesses()) process.kill(pid, "SIGKILL");
  });
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(acknowledged.length).toBeLessThan(COMMANDS);
  await until(
    async () => (await fetch(`${address}/readyz`).catch(() => undefined))?.status === 200,
    30,
    // What was said as a sentence, without the log's many lines of what failed meanwhile.
    () => (program?.errors() ?? "").replace(/^\{.*\n/gm, ""),
  );
  await expectEachOnce(desk, all, acknowledged);
  await expectChainsHold();
}, 300_000);

/** The program that the test before left running; tests of this file may run alone. */
async function running(): Promise<string> {
  const ready = program === undefined ? undefined : /ready: (\S+)/.exec(program.output())?.[1];
  return ready ?? start();
}

function databaseProcesses(): number[] {
  return processesOn(data.path)
    .filter(({ command }) => command.includes("/postgres -D"))
    .map(({ pid }) => pid);
}
