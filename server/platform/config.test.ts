import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readEnvironmentFile } from "./config.ts";
import { Failure } from "./failure.ts";

const folder = mkdtempSync(join(tmpdir(), "permanence-"));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

function written(name: string, content: string | Buffer): string {
  writeFileSync(at(name), content);
  return at(name);
}

/** What a command's environment says once the file is read. */
function read(path: string, environment: Record<string, string> = {}) {
  readEnvironmentFile(path, environment);
  return environment;
}

/** The failure's sentence, by what stands in it. */
function told(path: string): unknown {
  try {
    return read(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [error.code, error.params];
  }
}

test("a file of settings is read as a person writes it", () => {
  const text = '# Le support\nPORT=8080\nMAIL_FROM="Support <a@b.example>"\n\nexport HOST=::1\n';
  const expected = { PORT: "8080", MAIL_FROM: "Support <a@b.example>", HOST: "::1" };
  expect(read(written("plain", text))).toEqual(expected);
  expect(read(written("windows", text.replaceAll("\n", "\r\n")))).toEqual(expected);
});

test("the mark that some editors put before a text hides no setting", () => {
  expect(read(written("marked", "\uFEFFPORT=8080\nHOST=::1\n"))).toEqual({
    PORT: "8080",
    HOST: "::1",
  });
});

test("what the environment says wins, also where it says nothing", () => {
  const path = written("other", "PORT=8080\nSMTP_URL=smtp://a.example\nHOST=::1\n");
  expect(read(path, { PORT: "9090", SMTP_URL: "" })).toEqual({
    PORT: "9090",
    SMTP_URL: "",
    HOST: "::1",
  });
});

test("there need be none", () => {
  expect(read(at("nowhere"))).toEqual({});
});

test("one that cannot be read is named, with why", () => {
  mkdirSync(at("folder"));
  symlinkSync(at("gone"), at("dangling"));
  symlinkSync(at("circle"), at("circle"));
  for (const [name, why] of [
    ["folder", "EISDIR"],
    ["dangling", "ENOENT"],
    ["circle", "ELOOP"],
  ] as const)
    expect(told(at(name))).toEqual(["environment_file_unreadable", { path: at(name), told: why }]);
});

test.runIf(process.getuid?.() !== 0)("so is one of somebody else's", () => {
  const path = written("closed", "PORT=8080");
  chmodSync(path, 0);
  expect(told(path)).toEqual(["environment_file_unreadable", { path, told: "EACCES" }]);
});

test("one that is no UTF-8 is not read as something else", () => {
  const path = written("utf-16", Buffer.from("\uFEFFPORT=8080\n", "utf16le"));
  expect(told(path)).toEqual(["environment_file_unreadable", { path, told: "UTF-8" }]);
});
