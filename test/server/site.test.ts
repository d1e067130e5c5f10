import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bindSite } from "#server/platform/http/site.ts";

const folder = mkdtempSync(join(tmpdir(), "permanence-site-"));
let app: FastifyInstance;
beforeAll(async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "the app");
  writeFileSync(join(folder, "assets", "app-1.js"), "1");
  app = Fastify();
  await bindSite(app, folder, (_request, reply) => reply.status(404).send("nothing"));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = async (url: string) => (await app.inject({ url })).statusCode;

test("every address that a person may open shows the app", async () => {
  const reference = "/tickets/EXO-2026-000123";
  for (const url of [
    "/",
    reference,
    `${reference}?from=a.b`,
    "/setup/a-B_9",
    "/console/queues/mine",
  ])
    expect([url, await get(url)]).toEqual([url, 200]);
  expect(await get("/assets/app-1.js")).toBe(200);
});

test("what nobody but a scanner asks for is not there", async () => {
  for (const url of [
    ...["/.env", "/.git/config", "/a/.hidden/b", "/wp-login.php", "/foo.php?a=1", "/index.html"],
    ...["/%2eenv", "/%2Fwp-login%2Ephp", "/backup.tar.gz", "/api/nothing", "/assets/gone.js"],
  ])
    expect([url, await get(url)]).toEqual([url, 404]);
});

test("whoever has a session is asked for while the program is read, and nobody else", async () => {
  const linked = async (cookie: string, url = "/tickets/new") =>
    (await app.inject({ url, headers: { cookie } })).headers["link"];
  expect(await linked("a=b; permanence_session=t.s")).toBe(
    "</api/v1/me>; rel=preload; as=fetch; crossorigin",
  );
  expect(await linked("a=b")).toBeUndefined();
  // A door that is left for a page of somebody else, who would be told who was there before.
  const doors = doorsOf(await readFile("web/routes/doors.ts", "utf8"));
  expect(doors).toContain("/sign-in");
  for (const door of doors)
    expect([door, await linked("permanence_session=t.s", `${door}?next=%2F`)]).toEqual([
      door,
      undefined,
    ]);
});

/** The addresses of the web app that need no session, as it declares them. */
function doorsOf(routes: string): string[] {
  return [...routes.matchAll(/path: "([^"]+)"/g)].map(([, path = ""]) =>
    path.replace(/\$\w+/, "a-token"),
  );
}
