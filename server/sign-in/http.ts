import * as api from "#api/session.ts";
import { ok } from "#core/kit/result.ts";
import { given } from "#server/platform/given.ts";
import { door, nothing } from "#server/platform/http/door.ts";
import type { Database } from "#server/platform/database.ts";
import type { Sessions } from "#server/platform/sessions.ts";
import {
  acceptInvitation,
  askReset,
  changeMe,
  changePassword,
  endSession,
  resetPassword,
  setUp,
  signIn,
  signOut,
  type Entered,
} from "./commands.ts";
import {
  readInvitation,
  readMe,
  readSessions,
  readSetup,
  readUserId,
  type Identities,
} from "./reads.ts";

interface Deps {
  readonly database: Pick<Database, "desk">;
  readonly sessions: Sessions;
  readonly identities: Identities;
}

/** Getting in, staying in, getting out. */
export function signInDoors(deps: Deps) {
  return [...sessionDoors(deps), ...meDoors(deps), ...linkDoors(deps)];
}

const entered = ({ me, cookie }: Entered) =>
  ({ ok: true, value: me, headers: { "set-cookie": cookie } }) as const;

function sessionDoors(deps: Deps) {
  return [
    door(api.signIn, async ({ body, ...caller }) => {
      const done = await signIn(deps, body, caller);
      return done.ok ? entered(done.value) : done;
    }),
    door(api.signOut, async ({ actor, sessionId }) => ({
      ...nothing,
      headers: { "set-cookie": await signOut(deps, actor, sessionId) },
    })),
  ] as const;
}

function meDoors(deps: Deps) {
  const { desk } = deps.database;
  return [
    door(api.getMe, async ({ actor }) => ok(await readMe(desk, actor))),
    door(api.changeMe, async ({ actor, body }) => ok(await changeMe(deps, actor, given(body)))),
    door(api.changePassword, ({ actor, body, sessionId, ...caller }) =>
      changePassword(deps, actor, { ...body, sessionId }, caller),
    ),
    door(api.listSessions, async ({ actor, sessionId }) =>
      ok({ items: await readSessions(desk, await readUserId(desk, actor), sessionId) }),
    ),
    door(api.endSession, ({ actor, params }) => endSession(deps, actor, params.session)),
  ] as const;
}

function linkDoors(deps: Deps) {
  const { desk } = deps.database;
  return [
    door(api.askReset, ({ body, ...caller }) => askReset(deps, body.email, caller)),
    door(api.resetPassword, ({ params, body, now }) =>
      resetPassword(deps, { ...params, ...body }, now),
    ),
    door(api.getInvitation, ({ params, now }) => readInvitation(desk, params.token, now)),
    door(api.acceptInvitation, async ({ params, body, ...caller }) => {
      const done = await acceptInvitation(deps, { ...params, ...body }, caller);
      return done.ok ? entered(done.value) : done;
    }),
    door(api.getSetup, ({ params, now }) => readSetup(desk, params.token, now)),
    door(api.setUp, async ({ params, body, ...caller }) => {
      const done = await setUp(deps, params.token, body, caller);
      return done.ok ? entered(done.value) : done;
    }),
  ] as const;
}
