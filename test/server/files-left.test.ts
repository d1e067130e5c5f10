import { once } from "node:events";
import { connect } from "node:net";
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uploadAttachment } from "#api/attachments.ts";
import { sweepLooseFiles } from "#server/attachments/commands.ts";
import { attachmentHandlers } from "#server/attachments/index.ts";
import { now } from "#server/platform/time.ts";
import { fileCase, sendFile } from "#test/harness/case.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const WEEK = 7 * 24;

/** Every file that is kept on the disk, drafts included. */
function kept(): readonly string[] {
  const folder = join(world.context.config.dataDirectory, "files");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}

test("a body that is too large is heard out, so that whoever sends it reads why it is refused", async () => {
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const bound = world.app.server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const socket = connect(port, "127.0.0.1");
  const answered = Promise.withResolvers<string>();
  socket.on("error", answered.reject).once("data", (bytes) => answered.resolve(String(bytes)));
  const pieces = 100;
  const piece = Buffer.alloc(100_000, "x");
  const lines = [
    "POST /api/v1/tickets HTTP/1.1",
    "Host: localhost",
    `Cookie: ${world.cookieOf("claire")}`,
    "X-Permanence-Csrf: 1",
    "Content-Type: application/json",
    `Content-Length: ${pieces * piece.length}`,
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  // Refused at its first line, it is sent to its end all the same.
  expect(await answered.promise).toMatch(/^HTTP\/1\.1 413 [^]*"code":"body_too_large"/);
  for (let sent = 0; sent < pieces; sent += 1)
    await new Promise<void>((resolve, reject) =>
      socket.write(piece, (error) => (error ? reject(error) : resolve())),
    );
  socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const [next] = await once(socket, "data");
  expect(String(next)).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});

test("what was sent and never handed in goes after a week, and what a killed program wrote by half", async () => {
  const { database, files, config } = world.context;
  const handedIn = await sendFile(world, "claire");
  await fileCase(world, "claire", "arvor", { attachments: [handedIn] });
  const forgotten = await sendFile(world, "claire");
  await sql`update attachment set uploaded_at = uploaded_at - interval '8 days' where id = ${forgotten}`.execute(
    database.desk,
  );
  const fresh = await sendFile(world, "claire");
  const place = join(config.dataDirectory, "files", handedIn.slice(-2));
  const [halfOld, halfNew] = [`${forgotten.slice(0, -2)}00.part`, `${fresh.slice(0, -2)}01.part`];
  for (const name of [halfOld, halfNew]) writeFileSync(join(place, name), "Half of a f");
  const before = now().subtract({ hours: WEEK });
  const longAgo = before.epochMilliseconds / 1000 - 60;
  utimesSync(join(place, halfOld), longAgo, longAgo);
  utimesSync(join(place, handedIn), longAgo, longAgo);
  const sweep = () => sweepLooseFiles({ database, files }, before);
  await sweep();
  const left = [handedIn, fresh, halfNew].toSorted();
  expect(kept()).toEqual(left);
  await sweep();
  expect(kept()).toEqual(left);
});

test("a file that no command names waits as long as the interface says, and no longer", async () => {
  const { database } = world.context;
  const said = Number(/within (\d+) days/.exec(uploadAttachment.summary)?.[1]);
  const [waiting, over] = [await sendFile(world, "claire"), await sendFile(world, "claire")];
  for (const [id, minutes] of [
    [waiting, said * 24 * 60 - 1],
    [over, said * 24 * 60 + 1],
  ] as const)
    await sql`update attachment set uploaded_at = uploaded_at - make_interval(mins => ${minutes}) where id = ${id}`.execute(
      database.desk,
    );
  await attachmentHandlers(world.context)["sweep-loose-files"]?.({});
  expect(kept()).toContain(waiting);
  expect(kept()).not.toContain(over);
});
