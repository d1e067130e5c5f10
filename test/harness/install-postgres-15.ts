import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Where Debian's PostgreSQL 15 has its programs. */
export const programs = "/usr/lib/postgresql/15/bin";

/** Installs it where it is missing and may be, before any test: two files at once would each find the package lists in use. */
export function setup(): void {
  if (existsSync(programs) || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [
    ["update", "-q"],
    ["install", "-qy", "--no-install-recommends", "postgresql-15"],
  ])
    spawnSync("apt-get", args, { stdio: "ignore", env });
}
