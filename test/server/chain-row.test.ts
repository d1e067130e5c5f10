import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { as } from "#core/kit/brand.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { fold } from "#core/tickets/fold.ts";
import { appendEvents, beginning } from "#server/events/index.ts";
import { newId } from "#server/platform/identity.ts";
import { findTicketId, insertTicket } from "#server/ticket-rows/index.ts";
import { chainedTicket, findingsAfter } from "#test/harness/chained-ticket.ts";
import { openClock } from "#test/harness/clock.ts";
import { agreePoints } from "#test/harness/escalation-points.ts";
import { takeTurns } from "#test/harness/on-call-desk.ts";
import { openPostedWorld } from "#test/harness/posted-world.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands } = posted;
afterAll(() => posted.close());

const { desk } = world.context.database;
const differs = [expect.objectContaining({ why: "fold_differs" })];

/** Every column that follows from the events, with something else than what the row of this file's ticket holds there. */
const COMPARED: Readonly<Record<string, string>> = {
  reference: "'EXO-1999-' || right(reference, 6)",
  organisation_id: "gen_random_uuid()",
  partner_id: "gen_random_uuid()",
  filer_id: "gen_random_uuid()",
  subscription_id: "gen_random_uuid()",
  channel: "'phone'",
  nature: "'assistance_request'",
  subject: "'Autre chose'",
  declared_severity: "4",
  severity: "4",
  state: "'open'",
  level: "1",
  assignee_id: "gen_random_uuid()",
  waiting_on: "'beneficiary'",
  waiting_since: "waiting_since - interval '1 day'",
  follow_up_of: "'EXO-1999-000001'",
  filed_at: "filed_at - interval '1 second'",
  changed_at: "changed_at + interval '1 day'",
  closed_at: "now()",
  public_sequence: "99",
  internal_sequence: "99",
  public_head: "sha256('x')",
  internal_head: "sha256('x')",
  facts: `facts || '{"refusals": 7}'`,
  terms_version: "null",
  environment_id: "gen_random_uuid(), environment_version = 1",
  environment_version: "1, environment_id = gen_random_uuid()",
  covered: "not covered",
  coverage: "null",
  escalated_at: "now()",
  acknowledged_at: "now(), escalated_at = now()",
  alert_id: "gen_random_uuid()",
};

/** Those that do not follow from the events, each with why. */
const NOT_COMPARED: Readonly<Record<string, string>> = {
  id: "by it the events are found: under another one they are orphans, and it is a ticket without events",
};

describe("the row of a ticket", () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await chainedTicket(world, hands));
    // The constraint would refuse some of what is written below before verifying sees it.
    await findingsAfter(world, id, "alter table ticket drop constraint ticket_closed_is_final");
  });

  test("has no column of which nobody said whether it follows from the events", async () => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = 'ticket'`.execute(desk);
    expect(Object.keys({ ...COMPARED, ...NOT_COMPARED }).toSorted()).toEqual(
      rows.map(({ name }) => name).toSorted(),
    );
  });

  test.each(Object.entries(COMPARED))(
    "is found to say something else in %s",
    async (column, to) => {
      const names = [column, ...[...to.matchAll(/, (\w+) =/g)].map(([, name]) => name)];
      await findingsAfter(
        world,
        id,
        "drop table if exists kept_row",
        "create table kept_row as select * from ticket where id = ID",
      );
      expect(await findingsAfter(world, id)).toEqual([]);
      expect(
        await findingsAfter(world, id, `update ticket set ${column} = ${to} where id = ID`),
      ).not.toEqual([]);
      const back = names.map((name) => `${name} = kept_row.${name}`).join(", ");
      expect(
        await findingsAfter(
          world,
          id,
          `update ticket set ${back} from kept_row where ticket.id = ID`,
        ),
      ).toEqual([]);
    },
  );
});

test("an escalation that is taken out of its queue, or said to be acknowledged or not, is found", async () => {
  await agreePoints(world, "arvor", clock.now());
  const { reference } = await hands.file("claire");
  await hands.does("nadia", reference, "take", {});
  const escalate = { ground: "blocking_point", expected: "Un interlocuteur" } as const;
  await hands.does("claire", reference, "escalate", escalate);
  const id = (await findTicketId(desk, reference)) ?? "";
  expect(await findingsAfter(world, id)).toEqual([]);
  const acknowledged = "update ticket set acknowledged_at = escalated_at where id = ID";
  expect(await findingsAfter(world, id, acknowledged)).toEqual(differs);
  await findingsAfter(world, id, "update ticket set acknowledged_at = null where id = ID");
  await hands.does("manager", reference, "acknowledge-escalation", {});
  expect(await findingsAfter(world, id)).toEqual([]);
  for (const columns of ["acknowledged_at = null", "escalated_at = null"])
    expect(await findingsAfter(world, id, `update ticket set ${columns} where id = ID`)).toEqual(
      differs,
    );
});

test("an alert that is said to be over while it calls, or to call once it is over, is found", async () => {
  const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
  await takeTurns(world, today.subtract({ days: today.dayOfWeek - 1 }).toString());
  const { reference } = await hands.file("claire", { severity: 1 });
  await world.work();
  const id = (await findTicketId(desk, reference)) ?? "";
  expect(await findingsAfter(world, id)).toEqual([]);
  const [none, its] = ["null", "(select max(a.id::text)::uuid from on_call_alert a)"];
  const say = (alert: string) => `update ticket set alert_id = ${alert} where id = ID`;
  expect(await findingsAfter(world, id, say(none))).toEqual(differs);
  expect(await findingsAfter(world, id, say(its))).toEqual([]);
  await hands.does("nadia", reference, "take", {});
  expect(await findingsAfter(world, id)).toEqual([]);
  expect(await findingsAfter(world, id, say(its))).toEqual(differs);
});

test("a ticket that was closed before any kept the number of its terms is whole without one; a later one is not", async () => {
  const { reference } = await hands.file("claire");
  await hands.does("claire", reference, "withdraw", {});
  const gone = "update ticket set terms_version = null where id = ID";
  const later = (await findTicketId(desk, reference)) ?? "";
  expect(await findingsAfter(world, later)).toEqual([]);
  expect(await findingsAfter(world, later, gone)).toEqual(differs);
  const [open, closed] = [await oldTicket(1), await oldTicket(2)];
  expect(await findingsAfter(world, closed)).toEqual([]);
  expect(await findingsAfter(world, closed, gone)).toEqual([]);
  expect(await findingsAfter(world, open, gone)).toEqual(differs);
});

/** A ticket whose filing asked no contract, as those of before did; of one event, or withdrawn by a second. */
async function oldTicket(count: 1 | 2): Promise<string> {
  const id = newId<"TicketId">();
  const reference = as<"Reference">(`EXO-1998-00000${count}`);
  const events = oldLife().slice(0, count);
  await desk.transaction().execute(async (tx) => {
    const { heads } = await appendEvents(tx, id, beginning(reference), events, new Map());
    await insertTicket(tx, { id, reference, ticket: fold(events), heads }, { subject: "Vieux" });
  });
  return id;
}

function oldLife(): readonly TicketEvent[] {
  const filer = as<"ContactId">(world.people.claire.id);
  const at = clock.now();
  const by = { at, actor: { kind: "contact", id: filer }, attachments: [] } as const;
  const payload = {
    organisation: as<"OrganisationId">(world.organisations.arvor),
    partner: null,
    filer,
    subscription: as<"SubscriptionId">(world.subscriptions.arvor),
    channel: "portal",
    nature: "problem_report",
    severity: 2,
    followUpOf: null,
  } as const;
  return [
    { ...by, type: "ticket-filed", payload, texts: { subject: "Vieux" } },
    {
      ...by,
      type: "ticket-withdrawn",
      payload: { from: "new", to: "closed", recorded: null },
      texts: {},
    },
  ];
}
