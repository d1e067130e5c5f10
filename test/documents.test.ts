import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultOf, settingNames } from "#server/platform/settings.ts";
import { root } from "./generated.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const documents = globSync(["*.md", "docs/*.md", "docs/decisions/*.md"], { cwd: root });
const readme = read("README.md");

test("the README lists each variable with its default, and stays short", () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| .+ \| (.+?) +\|$/gm)].map(
    ([, name = "", fallback = ""]) => [name, fallback.replaceAll("\\", "")] as const,
  );
  expect(rows.map(([name]) => name)).toEqual(settingNames);
  const told = new Map<string, string>(rows);
  const others = settingNames.filter((name) => !told.get(name)?.includes(defaultOf(name)));
  expect(others).toEqual([]);
  expect(readme.split("\n").length).toBeLessThan(150);
});

test("the README's accounts are those that the start prints", () => {
  const source = read("server/main/seed-demo.ts");
  const printed = [...source.matchAll(/email: "([^"]+)"/g)].map(([, email]) => email);
  const listed = [...readme.matchAll(/^\| `([^`]+@[^`]+)`/gm)].map(([, email]) => email);
  expect(listed).toEqual(printed);
  expect(readme).toContain(/PASSWORD = "([^"]+)"/.exec(source)?.[1]);
});

test("what the documents point at is there", () => {
  const missing = documents.flatMap((document) =>
    pathsIn(document).filter((path) => !existsSync(join(root, path))),
  );
  expect(missing).toEqual([]);
});

test("a function that the documents find in a file is in it", () => {
  const missing = documents.flatMap((document) =>
    [...read(document).matchAll(/`(\w+)` \(`([\w./-]+\.ts)`\)/g)]
      .filter(([, name = "", file = ""]) => !new RegExp(`\\b${name}\\b`).test(read(file)))
      .map(([told]) => `${document}: ${told}`),
  );
  expect(missing).toEqual([]);
});

/** Paths from the root in a document's code, and files that it links to beside it. */
function pathsIn(document: string): string[] {
  const text = read(document).replaceAll(/```[\s\S]*?```/g, "");
  const told = [...text.matchAll(/`([a-z][\w-]*\/[\w./-]*)`/g)].map(([, path = ""]) => path);
  const linked = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path = ""]) =>
    join(document, "..", path),
  );
  const generated = /^(data|web\/dist|node_modules|screenshots|graphile-worker)\b/;
  return [...told, ...linked].filter((path) => !generated.test(path) && /[/.]/.test(path));
}
