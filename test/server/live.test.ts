import { afterAll, beforeAll, expect, test } from "vitest";
import { beatPresence } from "#api/tickets.ts";
import { valueOf } from "#test/harness/case.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { until } from "#test/harness/program.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
let origin: string;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
  origin = await world.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => world.close());

interface Change {
  readonly kind: string;
  readonly reference?: string;
  readonly version?: string;
}

/** Listens as a browser does; what was heard is read at any time. */
async function listen(person: PersonKey) {
  const ending = new AbortController();
  const answer = await fetch(`${origin}/api/v1/events`, {
    headers: { cookie: world.cookieOf(person) },
    signal: ending.signal,
  });
  const heard: Change[] = [];
  let raw = "";
  const reading = (async () => {
    for await (const part of answer.body ?? []) {
      raw += Buffer.from(part).toString("utf8");
      heard.length = 0;
      for (const [, told] of raw.matchAll(/^data: (.*)$/gm)) heard.push(JSON.parse(told ?? ""));
    }
  })().catch(() => undefined);
  return {
    heard,
    raw: () => raw,
    type: answer.headers.get("content-type"),
    close: async () => (ending.abort(), reading),
  };
}

type Ear = Awaited<ReturnType<typeof listen>>;

/** An open case, and what was heard of it since: that it was filed and taken may be told late, and is waited for. */
async function openHeardBy(...sees: readonly Ear[]) {
  const reference = await momentsOf(hands).open();
  const all = ({ heard }: Ear) => heard.filter((change) => change.reference === reference);
  const isTaken = ({ version }: Change) => version?.startsWith("p2") === true;
  const isHeard = () => sees.every((ear) => all(ear).some(isTaken));
  await until(isHeard, 2, () => sees.map(({ raw }) => raw()).join());
  const heardSince = (ear: Ear) => all(ear).slice(all(ear).findIndex(isTaken) + 1);
  return { reference, heardSince };
}

test("another person's change arrives within a second, and tells nothing but that and the version", async () => {
  const [claire, second] = [await listen("claire"), await listen("second")];
  const { reference, heardSince } = await openHeardBy(claire, second);
  expect(claire.type).toMatch(/^text\/event-stream/);
  await hands.does("nadia", reference, "reply", { text: "quartz" });
  await until(() => heardSince(claire).length > 0 && heardSince(second).length > 0, 1, claire.raw);
  expect(heardSince(claire)).toEqual([{ kind: "ticket", reference, version: "p3" }]);
  expect(heardSince(second)).toEqual([{ kind: "ticket", reference, version: "p3i0" }]);
  expect(claire.raw()).not.toContain("quartz");
  await claire.close();
  await second.close();
});

test("a note is heard by the desk alone, and a case by nobody whom it does not concern", async () => {
  const people = ["claire", "own", "partner", "rival", "admin", "second"] as const;
  const listening = people.map(async (person) => [person, await listen(person)] as const);
  const ears = await Promise.all(listening);
  const seeing = ears.filter(([person]) => ["claire", "second"].includes(person));
  const { reference, heardSince } = await openHeardBy(...seeing.map(([, ear]) => ear));
  const hears = () => ears.flatMap(([person, ear]) => (heardSince(ear).length > 0 ? [person] : []));
  await hands.does("nadia", reference, "note", { text: "Interne" });
  await until(
    () => hears().includes("second"),
    2,
    () => hears().join(),
  );
  expect(hears()).toEqual(["second"]);
  await hands.does("nadia", reference, "reply", { text: "Publique" });
  await until(
    () => hears().includes("claire"),
    2,
    () => hears().join(),
  );
  expect(hears()).toEqual(["claire", "second"]);
  await Promise.all(ears.map(([, { close }]) => close()));
});

test("a refused command is heard by nobody", async () => {
  const claire = await listen("claire");
  const { reference, heardSince } = await openHeardBy(claire);
  await hands.give("nadia", reference, "request-information", { items: [] });
  await hands.does("nadia", reference, "reply", { text: "Après" });
  await until(() => heardSince(claire).length > 0, 2, claire.raw);
  expect(heardSince(claire)).toHaveLength(1);
  await claire.close();
});

test("who else looks at a ticket is told to the desk, and to no contact", async () => {
  const [claire, second] = [await listen("claire"), await listen("second")];
  const { reference, heardSince } = await openHeardBy(claire, second);
  const beat = (person: PersonKey) =>
    world.as(person)(beatPresence, { params: { reference }, body: { writing: true } });
  expect(valueOf(await beat("nadia")).others).toEqual([]);
  await until(() => heardSince(second).length > 0, 2, second.raw);
  expect(heardSince(second)).toEqual([{ kind: "presence", reference }]);
  expect(valueOf(await beat("second")).others).toMatchObject([
    { name: "Nadia Benali", writing: true },
  ]);
  expect(await beat("claire")).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  expect(heardSince(claire)).toEqual([]);
  await claire.close();
  await second.close();
});
