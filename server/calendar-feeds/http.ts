import { API_BASE } from "#api/contract-base.ts";
import * as api from "#api/calendar-feeds.ts";
import { ok, refuse } from "#core/kit/result.ts";
import { answerCalendar, type CatalogueDeps } from "#server/catalogue/index.ts";
import { door, nothing } from "#server/platform/http/door.ts";
import { sha256 } from "#server/platform/hash.ts";
import { makeToken } from "./commands.ts";
import { deleteFeed, findReader } from "./store.ts";

export interface FeedDeps extends CatalogueDeps {
  readonly publicUrl: () => string;
}

/** The maintenance programme in people's calendars, by an address that stands for a password. */
export function calendarFeedDoors(deps: FeedDeps) {
  const { database, publicUrl } = deps;
  return [
    door(api.makeFeed, async ({ actor, now }) => {
      const token = await makeToken(database, actor, now);
      return ok({ url: `${publicUrl()}${API_BASE}/programme/feeds/${token}` });
    }),
    door(api.stopFeed, async ({ actor }) => {
      await deleteFeed(database.desk, actor);
      return nothing;
    }),
    door(api.readFeed, async ({ params, now }) => {
      const language = await findReader(database.desk, sha256(params.token));
      return language === undefined
        ? refuse("not_found")
        : ok(await answerCalendar(deps, database.desk, language, now));
    }),
  ] as const;
}
