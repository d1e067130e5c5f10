import { request } from "node:http";
import { connect } from "node:net";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { uploadAttachment } from "#api/attachments.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileCase, sendFile } from "#test/harness/case.ts";
import { knock, type Heard } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { until } from "#test/harness/program.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const mebibyte = 1024 * 1024;
let world: World;
let port = 0;
beforeAll(async () => {
  world = await openWorld();
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const bound = world.app.server.address();
  port = typeof bound === "object" && bound !== null ? bound.port : 0;
});
afterAll(() => world.close());

const usual = () => ({
  cookie: world.cookieOf("claire"),
  "x-permanence-csrf": "1",
  "content-type": "application/octet-stream",
});

const upload = (
  name: string | undefined,
  payload: string | Buffer,
  headers: Record<string, string | undefined> = {},
) =>
  knock(world, {
    method: "POST",
    url: `/api/v1/attachments${name === undefined ? "" : `?name=${name}`}`,
    headers: { ...usual(), ...headers },
    payload,
  });

/** Every file that is kept on the disk, drafts included. */
async function kept(): Promise<readonly string[]> {
  const folder = join(world.context.config.dataDirectory, "files");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}

function isRefusal(answer: Heard, code: string): void {
  expect(uploadAttachment.problems, answer.body).toContain(answer.code);
  expect(answer.code).toBe(code);
}

const hostile: readonly (readonly [string, string])[] = [
  ["../../etc/passwd", "file_name_hostile"],
  ["..", "file_name_hostile"],
  [".", "file_name_hostile"],
  ["a/b.log", "file_name_hostile"],
  ["a\\b.log", "file_name_hostile"],
  ["C:\\boot.ini", "file_name_hostile"],
  ["a.log\u0000.png", "file_name_hostile"],
  ["\u202Egnp.exe", "file_name_hostile"],
  ["\u2066a.png\u2069", "file_name_hostile"],
  [".htaccess\u200B", "file_name_hostile"],
  ["a\u00ADb.log", "file_name_hostile"],
  ["a\uFEFFb.log", "file_name_hostile"],
  ["a\r\nSet-Cookie: x=1.log", "file_name_hostile"],
  ["a\tb.log", "file_name_hostile"],
  ["a\u2028b.log", "file_name_hostile"],
  ["shell.php.", "file_name_hostile"],
  ['a".log', "file_name_hostile"],
  ["a<img src=x>.log", "file_name_hostile"],
  ["a|b.log", "file_name_hostile"],
  ["   ", "file_name_hostile"],
  ["", "too_short"],
  ["a".repeat(300), "too_long"],
];

test.each(hostile)("a file called %j is not taken: %s", async (name, code) => {
  const before = [await rowCounts(world), await kept()];
  const answer = await upload(encodeURIComponent(name), "bytes");
  isRefusal(answer, code);
  expect(answer.problem.field).toBe("name");
  expect([await rowCounts(world), await kept()]).toEqual(before);
});

test.each([
  ["no name", undefined, "x", {}, "missing_field"],
  ["two names", "a&name=b", "x", {}, "wrong_type"],
  ["a path of its own", "a&path=/etc", "x", {}, "unknown_field"],
  ["a ticket to stand on", "a&ticket=EXO-2026-000001", "x", {}, "unknown_field"],
  ["no bytes", "a.log", "", {}, "file_empty"],
  ["a picture's own type", "a.png", "x", { "content-type": "image/png" }, "wrong_content_type"],
  ["JSON", "a.json", "{}", { "content-type": "application/json" }, "wrong_content_type"],
  [
    "a form",
    "a.json",
    "--a",
    { "content-type": "multipart/form-data; boundary=a" },
    "wrong_content_type",
  ],
  ["no header of ours", "a.log", "x", { "x-permanence-csrf": undefined }, "cross_site"],
  ["nobody", "a.log", "x", { cookie: undefined }, "not_signed_in"],
] as const)("an upload with %s keeps nothing", async (_, name, bytes, headers, code) => {
  const before = [await rowCounts(world), await kept()];
  isRefusal(await upload(name, bytes, headers), code);
  expect([await rowCounts(world), await kept()]).toEqual(before);
});

/** Sends a body piece by piece over a real connection; answers the code of what came back. */
function send(name: string, headers: Record<string, string>, pieces: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const path = `/api/v1/attachments?name=${name}`;
    const asking = request({
      port,
      host: "127.0.0.1",
      method: "POST",
      path,
      headers: { ...usual(), ...headers },
    });
    let answered = false;
    asking.on("response", (answer) => {
      answered = true;
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve((JSON.parse(String(Buffer.concat(parts))) as { code?: string }).code ?? ""),
      );
    });
    asking.on("error", (error) => (answered ? undefined : reject(error)));
    const piece = Buffer.alloc(mebibyte, "a");
    const push = (left: number): void => {
      if (left === 0 || answered) return void asking.end();
      asking.write(piece, () => push(left - 1));
    };
    push(pieces);
  });
}

test("more than fifty megabytes are refused, declared or not, and nothing of them is kept", async () => {
  const before = [await rowCounts(world), await kept()];
  const declared = await upload("a.log", "x", { "content-length": String(51 * mebibyte) }).catch(
    () => undefined,
  );
  if (declared !== undefined) isRefusal(declared, "file_too_large");
  expect(await send("a.log", { "transfer-encoding": "chunked" }, 51)).toBe("file_too_large");
  expect([await rowCounts(world), await kept()]).toEqual(before);
});

test("exactly fifty megabytes are taken", async () => {
  const { status, json } = await upload("heap.hprof", Buffer.alloc(50 * mebibyte, 1));
  expect([status, json]).toMatchObject([201, { size: 50 * mebibyte }]);
});

test("an upload cut short is not kept, and another follows as if nothing had been", async () => {
  const before = [await rowCounts(world), await kept()];
  const socket = connect(port, "127.0.0.1");
  const head = Object.entries({ ...usual(), host: "desk.example", "content-length": "1000000" });
  socket.write(
    `POST /api/v1/attachments?name=cut.log HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join("\r\n")}\r\n\r\n${"a".repeat(200_000)}`,
  );
  await until(
    async () => (await kept()).some((name) => name.endsWith(".part")),
    5,
    () => "no draft",
  );
  socket.destroy();
  await until(
    async () => (await kept()).every((name) => !name.endsWith(".part")),
    5,
    () => "a draft stays",
  );
  expect([await rowCounts(world), await kept()]).toEqual(before);
  expect((await upload("whole.log", "whole")).status).toBe(201);
});

const svg =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test.each([
  [
    "a page called a picture",
    "image.png",
    "<!doctype html><script>alert(1)</script>",
    "attachment",
  ],
  ["a drawing called a picture", "image.png", svg, "attachment"],
  ["a drawing", "logo.svg", svg, "attachment"],
  ["a bare drawing", "logo.svg", '<svg onload="alert(1)">', "attachment"],
  ["a page", "page.html", "<script>alert(1)</script>", "attachment"],
  ["a page for old readers", "page.mht", "MIME-Version: 1.0\n", "attachment"],
  ["a script", "run.js", "alert(1)", "attachment"],
  ["a document", "a.pdf", "%PDF-1.7\n%âãÏÓ\n", "attachment"],
  ["a style", "a.css", "*{background:url(//evil.example)}", "attachment"],
  ["a setting of a server", ".htaccess", "AddType application/x-httpd-php .log", "attachment"],
  ["a picture", "écran été.png", png, "inline"],
  [
    "a picture with a page behind",
    "both.png",
    Buffer.concat([png, Buffer.from("<script>alert(1)</script>")]),
    "inline",
  ],
] as const)("%s is served so that it runs nowhere", async (_, name, bytes, disposition) => {
  const id = await sendFile(world, "claire", name, bytes);
  const url = `/api/v1/attachments/${id}`;
  const { headers, status } = await knock(world, {
    method: "GET",
    url,
    headers: { cookie: world.cookieOf("claire") },
  });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": disposition === "inline" ? "image/png" : "application/octet-stream",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
    "content-length": String(Buffer.byteLength(bytes)),
  });
  expect(headers["content-disposition"]).toMatch(
    new RegExp(`^${disposition}; filename="[ -~]+"; filename\\*=UTF-8''[!-~]+$`),
  );
  const kind = await knock(world, {
    method: "HEAD",
    url,
    headers: { cookie: world.cookieOf("claire") },
  });
  expect(kind.status).toBe(404);
});

test("nobody hands in another's file, one that was handed in before, or one that is none", async () => {
  const own = await fileCase(world, "claire", "arvor");
  const handedIn = await sendFile(world, "claire");
  await fileCase(world, "claire", "arvor", { attachments: [handedIn] });
  const before = await rowCounts(world);
  const foreign = [
    await sendFile(world, "rival"),
    await sendFile(world, "nadia"),
    await sendFile(world, "lead"),
  ];
  const bodies = new Set<string>();
  for (const id of [...foreign, handedIn, "01990000-0000-7000-8000-000000000000"]) {
    const body = { text: "voici", attachments: [id] };
    const answer = await world.as("claire")(ticketCommands.reply, {
      params: { reference: own },
      body,
    });
    expect(answer).toMatchObject(refused("unknown_attachment", "attachments"));
    if (!answer.ok) bodies.add(JSON.stringify({ ...answer.problem, requestId: "" }));
  }
  expect(bodies.size).toBe(1);
  expect(await rowCounts(world)).toEqual({
    ...before,
    attachment: (before["attachment"] ?? 0) + 3,
  });
});
