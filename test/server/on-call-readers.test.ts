import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { handlersOf } from "#server/main/worker.ts";
import { openClock } from "#test/harness/clock.ts";
import { takeTurns } from "#test/harness/on-call-desk.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, letters } = posted;
const { nadia } = world.people;
const { desk } = world.context.database;
const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
await takeTurns(world, today.subtract({ days: today.dayOfWeek - 1 }).toString(), [nadia.id]);
afterAll(() => posted.close());

/** Does the job of the last notice once more, as one that waited until now. */
async function tellAgain(): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update alert_notice set outcome = 'waiting'
    where id = (select id from alert_notice order by queued_at desc, id desc limit 1) returning id`.execute(
    desk,
  );
  await handlersOf(world.context, undefined, clock.now)["tell-alert"]?.({ notice: rows[0]?.id });
  return readersOf(await letters());
}

test.each([
  ["was deactivated", sql`active = false`],
  ["has become an administrator alone", sql`roles = array['administrator']`],
])("a call that waited is not told to somebody who %s", async (_how, lost) => {
  await hands.file("claire", { severity: 1 });
  await world.work();
  await letters();
  expect(await tellAgain()).toEqual([nadia.email]);
  await sql`update agent set ${lost} where id = ${nadia.id}`.execute(desk);
  expect(await tellAgain()).toEqual([]);
  await sql`update agent set active = true, roles = array['agent'] where id = ${nadia.id}`.execute(
    desk,
  );
});
