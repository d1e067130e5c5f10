import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, describe, expect, test } from "vitest";
import { openOutside } from "./outside.ts";

const asked: string[] = [];
const server = createServer((request, answer) => {
  asked.push(request.url ?? "");
  if (request.url === "/away") answer.writeHead(302, { location: "/there" });
  answer.end("a".repeat(100));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
afterAll(() => server.close());

const sent = { headers: { "content-type": "application/json" }, body: Buffer.from("{}") };
const outside = openOutside([]);
const near = openOutside(["127.0.0.0/8", "10.1.0.0/16"]);

describe("the way out", () => {
  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a00:1]/",
    "https://[64:ff9b::a00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://10.0.0.1/",
    "https://172.16.9.9/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://100.100.100.200/",
    "https://0.0.0.0/",
    "https://255.255.255.255/",
    "http://example.org/",
    "http://8.8.8.8/",
    "https://somebody:secret@example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "nothing",
  ])("does not lead to %s", (url) => {
    expect(outside.allows(url)).toBe(false);
  });

  test("leads to hosts of the Internet over https, and to networks that are allowed", () => {
    expect(outside.allows("https://push.example.org/a")).toBe(true);
    expect(outside.allows("https://8.8.8.8/")).toBe(true);
    expect(outside.allows("https://[2606:4700::1111]/")).toBe(true);
    expect(near.allows("https://10.1.2.3/")).toBe(true);
    expect(near.allows("https://10.2.2.3/")).toBe(false);
    expect(near.allows("http://127.0.0.1:99/")).toBe(true);
    expect(near.allows("http://10.1.2.3/")).toBe(false);
  });

  test("is not led inside by a name", async () => {
    await expect(outside.post(`https://localhost:${port}/`, sent)).rejects.toThrow("not sent to");
    await expect(outside.post(`http://127.0.0.1:${port}/`, sent)).rejects.toThrow("not sent to");
    expect(asked).toEqual([]);
  });

  test("follows no redirect", async () => {
    expect(await near.post(`http://127.0.0.1:${port}/away`, sent)).toBe(302);
    expect(asked).toEqual(["/away"]);
  });
});
