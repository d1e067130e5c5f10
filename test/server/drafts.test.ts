import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveDraft, forgetDraft, getDraft } from "#api/drafts.ts";
import { valueOf } from "#test/harness/case.ts";
import { knock } from "#test/harness/knock.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("R-31-01 what one has begun to write waits on every device", () => {
  const params = { key: "request" };
  const save = (person: PersonKey, content: string, key = "request", since: string | null = null) =>
    world.as(person)(saveDraft, { params: { key }, body: { since, content } });
  // That there is none is an answer: a page that asks must not meet a refusal.
  const keptOf = async (person: PersonKey, key = "request") =>
    valueOf(await world.as(person)(getDraft, { params: { key } })).draft?.content;

  test("for oneself alone, the latest of it, until it is sent or forgotten", async () => {
    const { updatedAt: first } = valueOf(await save("claire", "Premier jet"));
    const { updatedAt: since } = valueOf(await save("claire", "Second jet", "request", first));
    expect(await keptOf("claire")).toBe("Second jet");
    expect(await keptOf("lead")).toBeUndefined();
    valueOf(await world.as("claire")(forgetDraft, { params, query: { since } }));
    expect(await keptOf("claire")).toBeUndefined();
  });

  test("of what was written on another page since, nothing is overwritten or forgotten", async () => {
    const key = "request:N-60";
    const stale = refused("version_conflict");
    const { updatedAt: first } = valueOf(await save("claire", "Ici", key));
    expect(await save("claire", "Sans avoir vu", key)).toMatchObject(stale);
    const { updatedAt: second } = valueOf(await save("claire", "Ailleurs", key, first));
    expect(await save("claire", "Ici encore", key, first)).toMatchObject(stale);
    const forget = (since: string) =>
      world.as("claire")(forgetDraft, { params: { key }, query: { since } });
    expect(await forget(first)).toMatchObject(stale);
    expect(await keptOf("claire", key)).toBe("Ailleurs");
    valueOf(await forget(second));
    expect(await save("claire", "Après l’envoi", key, second)).toMatchObject(stale);
    expect(await keptOf("claire", key)).toBeUndefined();
    valueOf(await forget(second));
  });

  test("fifty of one person at most: the oldest goes", async () => {
    for (let index = 0; index <= 50; index += 1)
      valueOf(await save("own", `Jet ${index}`, `request:N-${index}`));
    expect(await keptOf("own", "request:N-0")).toBeUndefined();
    expect(await keptOf("own", "request:N-50")).toBe("Jet 50");
  });
});

test("an instant finer than the clock is refused, whether one writes or forgets", async () => {
  const since = "2026-01-01T00:00:00.1234567890123Z";
  const params = { key: "reply" };
  const finer = refused("wrong_format", "since");
  const written = { since, content: "x" };
  expect(await world.as("claire")(saveDraft, { params, body: written })).toMatchObject(finer);
  expect(await world.as("claire")(forgetDraft, { params, query: { since } })).toMatchObject(finer);
});

test("half a character is refused as in every other text, not kept as another sign", async () => {
  const { code, problem } = await knock(world, {
    method: "PUT",
    url: "/api/v1/drafts/halved",
    headers: { cookie: world.cookieOf("claire") },
    payload: String.raw`{"since":null,"content":"\ud800"}`,
  });
  expect([code, problem.field]).toEqual(["hidden_characters", "content"]);
  const { draft } = valueOf(await world.as("claire")(getDraft, { params: { key: "halved" } }));
  expect(draft).toBeNull();
});
