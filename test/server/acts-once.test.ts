import { afterAll, beforeAll, expect, test } from "vitest";
import { CONTRACT } from "#api/contract.ts";
import { honoursKey, type Route } from "#api/route.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import { openApiOf } from "#server/platform/http/openapi.ts";
import { isKey } from "#test/harness/any-hands.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { openKeyedCommands } from "#test/harness/keyed-commands.ts";
import { openKeyedPosts, type ReadyPost } from "#test/harness/keyed-posts.ts";
import { knock, rawOf } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const clock = openClock();
// Answers that tell of now tell the same twice.
clock.stopAt(clock.now().toString());
let world: World;
let commands: ReturnType<typeof openKeyedCommands>;
let posts: Awaited<ReturnType<typeof openKeyedPosts>>;
beforeAll(async () => {
  world = await openWorld({ OUTGOING_NETWORKS: "127.0.0.0/8" }, clock.now);
  commands = openKeyedCommands(world, clock);
  posts = await openKeyedPosts(world, clock);
});
afterAll(() => world.close());

const keyed: readonly Route[] = CONTRACT.filter(honoursKey);

async function ready({ id, ifMatch }: Route): Promise<ReadyPost> {
  const command = id.replace(/^ticket\./, "");
  if (!isKey(command)) {
    const post = await posts[id]?.();
    if (post === undefined) throw new Error(`No request of ${id} is known here`);
    return post;
  }
  const { person, reference, body } = await commands[command]();
  const params = { reference };
  if (ifMatch === undefined) return { person, params, body };
  const { version } = valueOf(await world.as(person)(getTicket, { params }));
  return { person, params, body, ifMatch: version };
}

test.each(keyed.map((route) => [route.id, route] as const))(
  "%s that is sent again under its key is answered again, and acts once",
  async (id, route) => {
    const { person, ifMatch, ...asked } = await ready(route);
    const cookie = world.cookieOf(person);
    const seen = ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` };
    const headers = { cookie, "idempotency-key": `once ${id}`, ...seen };
    const send = () => knock(world, { ...rawOf(route, asked), headers });
    const first = await send();
    expect(first).toMatchObject({ status: route.status, code: "" });
    const before = await rowCounts(world);
    const second = await send();
    expect(second).toMatchObject({ status: route.status, code: "" });
    expect(await rowCounts(world)).toEqual(before);
    expect(second.body).toBe(first.body);
  },
  30_000,
);

test("the document offers a key where it is claimed, and nowhere else", async () => {
  const document = JSON.stringify(await openApiOf(CONTRACT, "1.2.3"));
  expect(document.split('"Idempotency-Key"').length - 1).toBe(keyed.length);
  const ids = new Set(keyed.map(({ id }) => id));
  // A secret is not kept, so that it can not be answered again; what changes nothing needs no key.
  for (const id of ["session.signIn", "me.password", "password.askReset", "programme.makeFeed"])
    expect(ids.has(id), id).toBe(false);
  for (const { id } of Object.values(ticketCommands)) expect(ids.has(id), id).toBe(true);
});
