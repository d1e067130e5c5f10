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

const heardOf = (reference: string, { heard }: { heard: readonly Change[] }) =>
  heard.filter((change) => change.reference === reference);

test("another person's change arrives within a second, and tells nothing but that and the version", async () => {
  const reference = await momentsOf(hands).open();
  const [claire, second] = [await listen("claire"), await listen("second")];
  expect(claire.type).toMatch(/^text\/event-stream/);
  await hands.does("nadia", reference, "reply", { text: "quartz" });
  await until(
    () => heardOf(reference, claire).length > 0 && heardOf(reference, second).length > 0,
    1,
    claire.raw,
  );
  expect(heardOf(reference, claire)).toEqual([{ kind: "ticket", reference, version: "p3" }]);
  expect(heardOf(reference, second)).toEqual([{ kind: "ticket", reference, version: "p3i0" }]);
  expect(claire.raw()).not.toContain("quartz");
  await claire.close();
  await second.close();
});

test("a note is heard by the desk alone, and a case by nobody whom it does not concern", async () => {
  const reference = await momentsOf(hands).open();
  const people = ["claire", "own", "partner", "rival", "admin", "second"] as const;
  const ears = await Promise.all(people.map((person) => listen(person)));
  const hears = () =>
    people.filter((_, index) => heardOf(reference, ears[index] ?? { heard: [] }).length > 0);
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
  await Promise.all(ears.map(({ close }) => close()));
});

test("a refused command is heard by nobody", async () => {
  const reference = await momentsOf(hands).open();
  const claire = await listen("claire");
  await hands.give("nadia", reference, "request-information", { items: [] });
  await hands.does("nadia", reference, "reply", { text: "Après" });
  await until(() => heardOf(reference, claire).length > 0, 2, claire.raw);
  expect(heardOf(reference, claire)).toHaveLength(1);
  await claire.close();
});

test("who else looks at a ticket is told to the desk, and to no contact", async () => {
  const reference = await momentsOf(hands).open();
  const [claire, second] = [await listen("claire"), await listen("second")];
  const beat = (person: PersonKey) =>
    world.as(person)(beatPresence, { params: { reference }, body: { writing: true } });
  expect(valueOf(await beat("nadia")).others).toEqual([]);
  // What was done to the ticket before may be told late, to whomever it is.
  const looksOf = (one: typeof second) =>
    heardOf(reference, one).filter(({ kind }) => kind === "presence");
  await until(() => looksOf(second).length > 0, 2, second.raw);
  expect(looksOf(second)).toEqual([{ kind: "presence", reference }]);
  expect(valueOf(await beat("second")).others).toMatchObject([
    { name: "Nadia Benali", writing: true },
  ]);
  expect(await beat("claire")).toMatchObject({ ok: false, problem: { code: "forbidden" } });
  expect(looksOf(claire)).toEqual([]);
  await claire.close();
  await second.close();
});
