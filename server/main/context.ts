import type { Config } from "#server/platform/config.ts";
import type { Database } from "#server/platform/database.ts";
import type { Files } from "#server/platform/files.ts";
import type { Log } from "#server/platform/log.ts";
import type { Mail } from "#server/platform/mail.ts";
import type { Notices } from "#server/platform/notify.ts";

/** Everything that the web process, the worker and the terminal commands are built from. */
export interface Context {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  readonly files: Files;
  readonly mail: Mail;
  readonly notices: Notices;
  /** Signs sessions. */
  readonly authSecret: string;
}

/** What references of this desk's tickets begin with. */
export const PREFIX = "EXO";
