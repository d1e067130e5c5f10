import type { Database } from "#server/platform/database.ts";
import type { Notices } from "#server/platform/notify.ts";
import { openSessions, type Sessions } from "#server/platform/sessions.ts";
import { openIdentities, type Identities } from "./reads.ts";

export { makeSetupLink } from "./commands.ts";
export { signInDoors } from "./http.ts";
export { queueInvitation, SIGN_IN_CRONTAB, signInHandlers } from "./jobs.ts";
export { identityNotice, type Identities } from "./reads.ts";
export { deleteSessions, insertAccount } from "./store.ts";

export interface SignIn {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly identities: Identities;
}

/** What doors and jobs of sign-in are built from; opened once for each process. */
export async function openSignIn(parts: {
  readonly database: Database;
  readonly notices: Notices;
  readonly authSecret: string;
  readonly secure: boolean;
}): Promise<SignIn> {
  const { database, notices, authSecret, secure } = parts;
  const sessions = await openSessions({ desk: database.desk, secret: authSecret, secure });
  return { database, sessions, identities: openIdentities(database, sessions, notices) };
}
