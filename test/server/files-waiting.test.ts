import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { fileCase, sendFile } from "#test/harness/case.ts";
import { until } from "#test/harness/program.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await sql`delete from attachment where ticket_id is null`.execute(desk());
});

const desk = () => world.context.database.desk;

/** Files of Claire's that wait to be handed in, as if she had sent them. */
async function wait(files: number): Promise<void> {
  await sql`
    insert into attachment (id, uploader_contact_id, name, media_type, size, sha256, uploaded_at)
    select gen_random_uuid(), ${world.people.claire.id}, 'catalina.log', 'text/plain', 1, sha256('a'), now()
    from generate_series(1, ${files}::int)`.execute(desk());
}

const upload = (person: PersonKey, language = "en") =>
  world.app.inject({
    method: "POST",
    url: "/api/v1/attachments?name=catalina.log",
    headers: {
      cookie: world.cookieOf(person),
      "x-permanence-csrf": "1",
      "accept-language": language,
      "content-type": "application/octet-stream",
    },
    payload: "ERROR\n",
  });

async function keptOnDisk(): Promise<number> {
  const folder = join(world.context.config.dataDirectory, "files");
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  return entries.filter((name) => /[0-9a-f-]{36}$/.test(name)).length;
}

test("of files that come at once, no more are kept than the hundred that may wait", async () => {
  await wait(98);
  const before = await keptOnDisk();
  let sending: Promise<readonly { readonly statusCode: number }[]> | undefined;
  // Nothing can be written down until the bytes of all have come: each has found room by then.
  await desk()
    .transaction()
    .execute(async (tx) => {
      await sql`lock table attachment in share row exclusive mode`.execute(tx);
      sending = Promise.all(Array.from({ length: 5 }, () => upload("claire")));
      await until(
        async () => (await keptOnDisk()) === before + 5,
        10,
        () => "not all have come",
      );
    });
  const statuses = (await sending)?.map(({ statusCode }) => statusCode);
  expect(statuses?.toSorted()).toEqual([201, 201, 409, 409, 409]);
  expect(await keptOnDisk()).toBe(before + 2);
});

test("one file more is refused with what to do, and no time after which to try again", async () => {
  await wait(99);
  const file = await sendFile(world, "claire");
  const answer = await upload("claire");
  expect(answer.json()).toMatchObject({ code: "too_many_files_waiting", status: 409 });
  expect(answer.json<{ detail: string }>().detail).toMatch(/^100 files .* hand them in/);
  expect(answer.headers["retry-after"]).toBeUndefined();
  const french = (await upload("claire", "fr")).json<{ detail: string }>();
  expect(french.detail).toMatch(/^100 fichiers .* remettez-les/);
  // Somebody else's files are another matter, and what is handed in waits no more.
  expect((await upload("own")).statusCode).toBe(201);
  await fileCase(world, "claire", "arvor", { attachments: [file] });
  expect((await upload("claire")).statusCode).toBe(201);
});
