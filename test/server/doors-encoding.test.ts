import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CONTRACT } from "#api/contract.ts";
import type { Route } from "#api/route.ts";
import { openArvorCase, type ArvorCase } from "#test/harness/case.ts";
import { insidersRequest, namedIn } from "#test/harness/insiders.ts";
import { knock, type Heard } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
});
afterAll(() => world.close());
beforeEach(() => world.context.database.desk.deleteFrom("auth.throttle").execute());

/** What a percent sign is followed by where it stands for no UTF-8. */
const broken = ["%FF", "a%FE%FF", "%E0%A4%A", "%C0%AF", "%ED%A0%80", "100%", "%zz"];

const routes = CONTRACT.map((route) => [route.id, route] as const);

function ask(route: Route, params: Readonly<Record<string, string>>, query = ""): Promise<Heard> {
  const raw = insidersRequest(world, route, { ...namedIn(world, arvor), ...params });
  const type = route.upload === true ? { "content-type": "application/octet-stream" } : {};
  const body = route.upload === true ? { payload: "abc" } : {};
  return knock(world, {
    ...raw,
    ...body,
    url: raw.url + query,
    headers: { ...raw.headers, ...type },
  });
}

test.each(routes)(
  "%s refuses a query that is no UTF-8, and names what is not",
  async (_, route) => {
    const before = await rowCounts(world);
    for (const text of broken) {
      const answer = await ask(route, {}, `?limit=1&search=${text}&name=a.txt`);
      expect([text, answer.code, answer.problem.field]).toEqual([text, "broken_utf8", "search"]);
      expect(route.problems).toContain("broken_utf8");
    }
    const { problem } = await ask(route, {}, "?%66ile%FF=1");
    expect([problem.code, problem.field]).toEqual(["broken_utf8", "%66ile%FF"]);
    expect(await rowCounts(world)).toEqual(before);
  },
);

const named = routes.flatMap(([id, route]) =>
  Object.keys(route.params?.shape ?? {}).map((name) => [id, name, route] as const),
);

test.each(named)("%s leads nowhere where its %s is no UTF-8", async (_, name, route) => {
  const before = await rowCounts(world);
  for (const text of broken) {
    const { url, ...raw } = insidersRequest(world, route, {
      ...namedIn(world, arvor),
      [name]: "HERE",
    });
    const answer = await knock(world, { ...raw, url: url.replace("HERE", text) });
    expect([text, answer.status]).toEqual([text, 404]);
    expect(["no_such_route", "not_found"]).toContain(answer.code);
  }
  expect(await rowCounts(world)).toEqual(before);
});

test("what is escaped as it should be is read as it was meant", async () => {
  const headers = { cookie: world.cookieOf("claire") };
  const upload = (name: string) =>
    knock(world, {
      method: "POST",
      url: `/api/v1/attachments?name=${name}`,
      headers: { ...headers, "content-type": "application/octet-stream" },
      payload: "abc",
    });
  const kept = await Promise.all(
    ["%C3%A9t%C3%A9.txt", "a+b%2Bc.txt", "100%25.txt", "%F0%9F%98%80.txt"].map(upload),
  );
  expect(kept.map(({ json }) => json)).toMatchObject([
    { name: "été.txt" },
    { name: "a b+c.txt" },
    { name: "100%.txt" },
    { name: "😀.txt" },
  ]);
  const url = "/api/v1/tickets?search=%C3%A9cran";
  expect((await knock(world, { method: "GET", url, headers })).status).toBe(200);
});
