import { join } from "node:path";
import { sql } from "kysely";
import { findWrong } from "#server/due-checks/index.ts";
import { Failure } from "#server/platform/failure.ts";
import { readVersionInForce } from "#server/procedure-settings/index.ts";
import { now, sleep } from "#server/platform/time.ts";
import { readArguments } from "./arguments.ts";
import { freeMebibytes } from "./data-directory.ts";
import { sentence } from "#locales/terminal.js";
import { open } from "./open.ts";
import { readSigningTrust } from "./signing-key.ts";
import { command, say } from "./terminal.ts";
import type { Context } from "./context.ts";

/** Says what is well here, and what is weaker than it could be. */
export async function main(args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    if (readArguments("doctor", args, { flags: [] }) === undefined) return;
    const context = await open({
      config,
      closers,
      mayJoin: true,
      mustExist: true,
      onGivenUp: fail,
    });
    say("doctor.node", {
      version: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    });
    say("doctor.data", { path: config.dataDirectory, free: freeMebibytes(config.dataDirectory) });
    await tellOfDatabase(context);
    const wrong = await tellOfDues(context);
    if (config.smtpUrl === undefined)
      say("doctor.mail_outbox", { path: join(config.dataDirectory, "outbox") });
    else say("doctor.mail_smtp");
    if (config.database.kind === "external" && config.authSecret === undefined)
      say("doctor.secret_kept");
    for (const key of readSigningTrust(config).keys)
      say("doctor.signing_key", { key: key.toString("base64") });
    if (wrong > 0) throw new Failure("kept_wrong", { count: wrong });
  });
}

async function tellOfDatabase({ config, database }: Context): Promise<void> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(database.desk);
  const kind = sentence(`doctor.database_${config.database.kind}`);
  say("doctor.database", { version: rows[0]?.version ?? "", kind });
  const { owner, desk, portal } = database.access.accounts;
  if (owner !== desk && desk !== portal) say("doctor.roles_apart", { owner, desk, portal });
  if (owner === desk) say("doctor.roles_joined", { joined: sentence("doctor.owner_is_desk") });
  if (desk === portal) say("doctor.roles_joined", { joined: sentence("doctor.desk_is_portal") });
}

/** In which a job that follows a command has put right what it changes. */
const LAG_MILLISECONDS = 2000;

/**
 * What is kept of due times, and the timers of warnings, must be what the histories tell. What a running desk was about to write is
 * looked at once more. @returns of how many tickets it is not.
 */
async function tellOfDues({ database: { desk } }: Context): Promise<number> {
  const { warningThresholds: thresholds } = (await readVersionInForce(desk)).settings;
  const first = await findWrong(desk, { thresholds, now: now() });
  const { checked } = first;
  const only = first.again;
  if (only !== undefined && only.length > 0) await sleep(LAG_MILLISECONDS);
  const last = only?.length ? await findWrong(desk, { thresholds, now: now(), only }) : first;
  const shown = (count: number, wrong: readonly string[]) => ({
    count: String(count),
    references: wrong.slice(0, 10).join(", "),
  });
  const { dues, timers, count } = last;
  if (count.dues === 0) say("doctor.dues_right", { checked: String(checked) });
  else say("doctor.dues_wrong", shown(count.dues, dues));
  if (count.timers === 0) say("doctor.timers_right", { checked: String(checked) });
  else say("doctor.timers_wrong", shown(count.timers, timers));
  return last.again?.length ?? Math.max(count.dues, count.timers);
}
