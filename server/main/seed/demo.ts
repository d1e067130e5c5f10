import { demo } from "#cast/desk.ts";
import { readBusinessHours } from "#server/calendars/index.ts";
import type { Context } from "../context.ts";
import { now } from "#server/platform/time.ts";
import { openSessions } from "#server/platform/sessions.ts";
import { bookOf } from "./book.ts";
import { insertCatalogue, insertSubscriptions, readShelf } from "./contracts.ts";
import { insertEnvironments } from "./environments.ts";
import { insertOnCall } from "./on-call.ts";
import { insertObjectives } from "./objectives.ts";
import { insertAccounts, insertBeneficiaries, insertDesk } from "./people.ts";
import { insertSettings } from "./settings.ts";
import { insertPlans } from "./reports.ts";
import { insertStories } from "./stories.ts";

/** The people of the demo have worked together for some years when its first ticket is filed. */
const knownForHours = 4 * 365 * 24;

/** Puts the whole demo into an empty database: all of it or nothing. */
export async function fillWithDemo(
  context: Pick<Context, "database" | "files" | "authSecret">,
  password: string,
): Promise<void> {
  const { database, files, authSecret } = context;
  const sessions = await openSessions({ desk: database.desk, secret: authSecret, secure: false });
  const passwordHash = await sessions.hashPassword(password);
  const at = now();
  const since = at.subtract({ hours: knownForHours });
  const today = at.toZonedDateTimeISO("UTC").toPlainDate();
  const book = bookOf(demo);
  const hours = await readBusinessHours(database.desk);
  await database.desk.transaction().execute(async (tx) => {
    await insertDesk(tx, demo, book, since);
    await insertBeneficiaries(tx, demo, book, since);
    await insertAccounts(tx, demo, book, { passwordHash, since });
    await insertSettings(tx, demo.settings, book, at);
    await insertOnCall(tx, book, { since, now: at });
    await insertObjectives(tx, demo.objectives, book, at);
    await insertCatalogue(tx, demo, today);
    const shelf = await readShelf(tx, demo);
    await insertSubscriptions(tx, demo.subscriptions, { cast: demo, book, shelf, today });
    const systemOf = await insertEnvironments(tx, demo.environments, { book, shelf, now: at });
    await insertPlans(tx, book, { now: at, hours });
    await insertStories(tx, demo.stories, { cast: demo, book, files, now: at, systemOf });
  });
}
