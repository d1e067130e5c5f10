/**
 * The Chromium that journeys and pictures use: the one of CHROMIUM_PATH, else one that the machine has, else Debian's package
 * where we are root, else the build that npm carries.
 */
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const carried = "@sparticuz/chromium";
const carriedVersion = "153.0.0";
/** The shell first: it is the same engine without the windows around it that nobody sees here, and is there sooner. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
];
const macPath = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a headless browser; close it. @param more switches of Chromium, beside those that keep it quiet. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...quiet, ...more];
  return chromium.launch({ executablePath: await findChromium(), args, headless: true });
}

/** Where a Chromium is, after getting one if there is none. Throws one sentence when that fails too. */
async function findChromium(): Promise<string> {
  const found = installedChromium() ?? chromiumFromDebian() ?? (await chromiumFromNpm());
  if (found === undefined)
    throw new Error("No Chromium was found or could be installed; set CHROMIUM_PATH to one.");
  return found;
}

function installedChromium(): string | undefined {
  const given = process.env["CHROMIUM_PATH"];
  if (given) return given;
  const folders = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .concat("/usr/bin", "/usr/local/bin", "/snap/bin");
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...candidates, macPath].find(isProgram);
}

function chromiumFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const get = (...words: string[]) => {
    execFileSync("apt-get", [...words, "-y", "-qq"], { stdio: "ignore", env });
    return installedChromium();
  };
  attempt(() => get("update"));
  const install = (name: string) => attempt(() => get("install", "--no-install-recommends", name));
  return install("chromium-headless-shell") ?? install("chromium");
}

async function chromiumFromNpm(): Promise<string | undefined> {
  const home = path.resolve(import.meta.dirname, "../../.cache/chromium");
  const folder = path.join(home, "node_modules", carried);
  if (!existsSync(folder)) {
    mkdirSync(home, { recursive: true });
    const wanted = `${carried}@${carriedVersion}`;
    const got = attempt(() =>
      execFileSync("npm", ["install", "--no-save", "--prefix", home, wanted], { stdio: "ignore" }),
    );
    if (got === undefined) return undefined;
  }
  const entry: unknown = await import(pathToFileURL(path.join(folder, "build/esm/index.js")).href);
  return pathOf(entry);
}

/** The carried build unpacks itself when asked where it is. */
async function pathOf(entry: unknown): Promise<string | undefined> {
  if (typeof entry !== "object" || entry === null || !("default" in entry)) return undefined;
  const { default: build } = entry;
  if ((typeof build !== "function" && typeof build !== "object") || build === null)
    return undefined;
  if (!("executablePath" in build) || typeof build.executablePath !== "function") return undefined;
  const found: unknown = await build.executablePath();
  return typeof found === "string" ? found : undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not to be run
  }
}

/** Getting a browser may fail in many ways of the network; each only means: try the next source. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
