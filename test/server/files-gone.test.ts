import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { downloadAttachment } from "#api/attachments.ts";
import { urlOf } from "#api/client.ts";
import { sendFile } from "#test/harness/case.ts";
import { knock } from "#test/harness/knock.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A file that was sent under that name, and where its bytes are. */
async function sent(name: string) {
  const id = await sendFile(world, "claire", name, "bytes");
  return { id, path: join(world.context.config.dataDirectory, "files", id.slice(-2), id) };
}

const download = (attachment: string) =>
  knock(world, {
    method: "GET",
    url: urlOf(downloadAttachment, { params: { attachment } }),
    headers: { cookie: world.cookieOf("claire") },
  });

test("a file whose bytes are gone from the disk is said to be gone, to its reader and in the log", async () => {
  const { id, path } = await sent("gone.txt");
  await rm(path);
  const logged = vi.spyOn(world.context.log, "error");
  const { status, code, headers, problem } = await download(id);
  expect([status, code]).toEqual([500, "file_gone"]);
  expect(downloadAttachment.problems).toContain(code);
  expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(headers).not.toHaveProperty("content-disposition");
  expect(logged.mock.calls).toMatchObject([
    [{ error: { code: "file_gone", path }, requestId: problem.requestId }, "a request failed"],
  ]);
  logged.mockRestore();
});

test("a disk that fails in the middle of an answer names no file to keep the problem as", async () => {
  const { id, path } = await sent("torn.txt");
  await rm(path);
  await mkdir(path);
  const { status, code, headers } = await download(id);
  expect([status, code]).toEqual([500, "internal_error"]);
  expect(headers).not.toHaveProperty("content-disposition");
});
