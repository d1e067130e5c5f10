import { execFile } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crossings, house } from "./walls/crossings.ts";

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules/.bin");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "permanence-walls-"));
  for (const file of globSync(
    ["tsconfig*.json", "*/tsconfig.json", "oxlint.config.ts", "package.json"],
    { cwd: root },
  )) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  write(house);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("a house without crossings is green, and stays so after they are taken away", async () => {
  expect(await lint()).toEqual([]);
  expect(await compile()).toEqual([]);
});

test("the compiler sees each crossing between places", async () => {
  const planted = crossings.filter((crossing) => crossing.by.startsWith("TS"));
  const found = await redThenGreen(planted, compile);
  for (const { file, by, says } of planted) expect(found, says).toContain(`${file} ${by}`);
});

test("lint sees each crossing within a place", async () => {
  const planted = crossings.filter((crossing) => !crossing.by.startsWith("TS"));
  const found = await redThenGreen(planted, lint);
  expect([...new Set(found)].toSorted()).toEqual(
    planted.map(({ file, by }) => `${file} ${by}`).toSorted(),
  );
});

async function redThenGreen(
  planted: typeof crossings,
  look: () => Promise<string[]>,
): Promise<string[]> {
  const files = planted.map(({ file, text }) => [file, text] as const);
  write(Object.fromEntries(files));
  try {
    return await look();
  } finally {
    for (const [file] of files) rmSync(join(folder, file));
    expect(await look(), "green again").toEqual([]);
  }
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
}

/** Findings as "file rule". */
async function lint(): Promise<string[]> {
  const output = await run("oxlint", ["--format", "unix"]);
  return [...output.matchAll(/^(\S+?):\d+:\d+: .*\[Error\/(\S+)\]$/gm)].map(
    ([, file, rule]) => `${file} ${rule}`,
  );
}

/** Findings as "file code". */
async function compile(): Promise<string[]> {
  const output = await run("tsc", ["-b", "--pretty", "false"]);
  return [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(
    ([, file, code]) => `${file} ${code}`,
  );
}

function run(program: string, parameters: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(join(bin, program), parameters, { cwd: folder }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
