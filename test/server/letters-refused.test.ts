import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openClock } from "#test/harness/clock.ts";
import { complete } from "#test/harness/hands.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";

const clock = openClock();
const { world, hands, letters, refuse, close } = await openPostedWorld(clock.now);
const { desk } = world.context.database;
const { claire, lead, own } = world.people;
const two = [lead.email, own.email].toSorted();
afterAll(close);
// Two leads, who read in the place of a filer who is gone.
beforeAll(async () => {
  await sql`update membership set role = 'lead', sees = 'all' where contact_id = ${own.id}`.execute(
    desk,
  );
});
beforeEach(async () => {
  await setActive(own.id, true);
  await setActive(claire.id, true);
  refuse();
  await letters();
});

const setActive = (id: string, active: boolean) =>
  sql`update contact set active = ${active} where id = ${id}`.execute(desk);

async function leadsAreTold(): Promise<string> {
  const { reference } = await hands.file("claire");
  await hands.does("nadia", reference, "take", {});
  await setActive(claire.id, false);
  await hands.does("nadia", reference, "reply", { text: "Nous regardons" });
  return reference;
}

/** Has whatever failed tried again now, though its next attempt is later. */
const hasten = () =>
  sql`update graphile_worker._private_jobs set run_at = now() where attempts > 0`.execute(desk);

test.each([
  ["first", 0],
  ["second", 1],
] as const)(
  "the mailbox of the %s of two leads that refuses a letter keeps the other from nothing, and has nothing sent twice",
  async (_which, place) => {
    const { rows } = await sql<{ email: string }>`
      select c.email from ticket t cross join ticket_readers(t.organisation_id, t.partner_id, null) r (id)
      join contact c on c.id = r.id
      where t.reference = ${(await hands.file("claire")).reference}`.execute(desk);
    const inOrder = rows.map(({ email }) => email);
    expect(inOrder.toSorted()).toEqual(two);
    refuse(inOrder[place] ?? "");
    await leadsAreTold();
    const came = [];
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      came.push(...readersOf(await letters()));
      await hasten();
    }
    expect(came).toEqual([inOrder[1 - place]]);
    // There again, it gets its letter at last.
    refuse();
    expect(readersOf(await letters())).toEqual([inOrder[place]]);
    await hasten();
    expect(await letters()).toEqual([]);
  },
);

test("a lead who may not read any more gets nothing at a later attempt", async () => {
  refuse(own.email);
  await leadsAreTold();
  expect(readersOf(await letters())).toEqual([lead.email]);
  await setActive(own.id, false);
  refuse();
  await hasten();
  expect(await letters()).toEqual([]);
});

test("a letter that its filer's mailbox refused goes to the leads once the filer is gone", async () => {
  refuse(claire.email);
  const { reference } = await hands.file("claire");
  await hands.does("nadia", reference, "take", {});
  await hands.does("nadia", reference, "reply", { text: "Nous regardons" });
  expect(await letters()).toEqual([]);
  await setActive(claire.id, false);
  await hasten();
  expect(readersOf(await letters())).toEqual(two);
});

test("a reminder that one of two leads has not got yet leaves no more once it was answered", async () => {
  const { reference } = await hands.file("claire");
  await hands.does("nadia", reference, "take", {});
  await hands.does("nadia", reference, "request-information", complete["request-information"]);
  await letters();
  await setActive(claire.id, false);
  refuse(own.email);
  await hands.does("nadia", reference, "remind", {});
  expect(readersOf(await letters())).toEqual([lead.email]);
  const answers = [{ item: 1, text: "6.5.3" }];
  await hands.does("lead", reference, "provide-information", { answers });
  refuse();
  await hasten();
  expect(readersOf(await letters())).not.toContain(own.email);
});

test("a letter that was queued before there was a job for each reader reaches all of them", async () => {
  const reference = await leadsAreTold();
  await letters();
  await sql`
    insert into due_job (name, payload, attempts_max)
    select 'ticket-letter', jsonb_build_object('ticket', id, 'sequence', (
      select max(sequence) from event where ticket_id = ticket.id and chain = 'public'
    ), 'to', 'filer', 'state', 'open'), 12
    from ticket where reference = ${reference}`.execute(desk);
  expect(readersOf(await letters())).toEqual(two);
});
