import { join } from "node:path";
import { sql } from "kysely";
import { findWrong } from "#server/clocks/index.ts";
import { readVersionInForce } from "#server/procedure-settings/index.ts";
import { now } from "#server/platform/time.ts";
import { freeMebibytes } from "./data-directory.ts";
import { sentence } from "#locales/terminal.js";
import { open } from "./open.ts";
import { readSigningTrust } from "./signing-key.ts";
import { command, say } from "./terminal.ts";
import type { Context } from "./context.ts";

/** Says what is well here, and what is weaker than it could be. */
export async function main(): Promise<void> {
  await command(async ({ config, closers, fail }) => {
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
    await tellOfDues(context);
    if (config.smtpUrl === undefined)
      say("doctor.mail_outbox", { path: join(config.dataDirectory, "outbox") });
    else say("doctor.mail_smtp");
    if (config.database.kind === "external" && config.authSecret === undefined)
      say("doctor.secret_kept");
    for (const key of readSigningTrust(config).keys)
      say("doctor.signing_key", { key: key.toString("base64") });
  });
}

async function tellOfDatabase({ config, database }: Context): Promise<void> {
  const { rows } = await sql<{
    version: string;
  }>`select current_setting('server_version') as version`.execute(database.desk);
  say("doctor.database", { version: rows[0]?.version ?? "", kind: config.database.kind });
  const { owner, desk, portal } = database.access.accounts;
  if (owner !== desk && desk !== portal) say("doctor.roles_apart", { owner, desk, portal });
  if (owner === desk) say("doctor.roles_joined", { joined: sentence("doctor.owner_is_desk") });
  if (desk === portal) say("doctor.roles_joined", { joined: sentence("doctor.desk_is_portal") });
}

/** What is kept of due times, and the timers of warnings, must be what the histories tell. */
async function tellOfDues({ database }: Context): Promise<void> {
  const { warningThresholds } = (await readVersionInForce(database.desk)).settings;
  const { checked, dues, timers } = await findWrong(database.desk, warningThresholds, now());
  const shown = (wrong: readonly string[]) => ({
    count: String(wrong.length),
    references: wrong.slice(0, 10).join(", "),
  });
  if (dues.length === 0) say("doctor.dues_right", { checked: String(checked) });
  else say("doctor.dues_wrong", shown(dues));
  if (timers.length === 0) say("doctor.timers_right", { checked: String(checked) });
  else say("doctor.timers_wrong", shown(timers));
}
