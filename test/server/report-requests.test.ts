import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { urlOf } from "#api/client.ts";
import { downloadAttachment } from "#api/attachments.ts";
import { getActivityReport } from "#api/reports.ts";
import { changeMembership } from "#api/organisations.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { readSaidPeriod } from "#core/reports/period.ts";
import { inDays, openAgreeing } from "#test/harness/agreeing.ts";
import { fileCase, valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
beforeAll(async () => {
  world = await openWorld({}, clock.now);
  await fileCase(world, "claire", "arvor");
  clock.pass({ hours: 48 });
});
afterAll(() => world.close());

const ask = (
  person: PersonKey,
  period: string,
  subscription: string | null = world.subscriptions.arvor,
) =>
  world.as(person)(fileTicket, {
    body: {
      organisation: world.organisations.arvor,
      subscription,
      nature: "activity_report",
      severity: 4,
      subject: "Le rapport du mois",
      description: "Pour notre comité.",
      intake: { form: 0, texts: { period } },
    },
  });
const read = async (person: PersonKey, reference: string) =>
  valueOf(await world.as(person)(getTicket, { params: { reference } }));
const month = `${inDays(-29)}/${inDays(0)}`;

test("R-34-04 the report that a lead asks for by a case is delivered on that case, once, and answers for nobody", async () => {
  const { reference } = valueOf(await ask("lead", month));
  await world.work();
  await world.work();
  const ticket = await read("lead", reference);
  const delivered = ticket.events.filter(({ type }) => type === "reply-added");
  expect(delivered).toHaveLength(1);
  expect(delivered[0]).toMatchObject({ chain: "public", actor: { kind: "schedule" } });
  // The worker's clock is two days behind: what waited for the ticket happens after what is there.
  expect(delivered[0]?.at).toBe(ticket.filedAt);
  expect(delivered[0]?.texts["text"]).toContain("Voici le rapport d’activité");
  const outbox = join(world.context.config.dataDirectory, "outbox");
  const letters = (await readdir(outbox)).map((name) => readFile(join(outbox, name), "utf8"));
  expect((await Promise.all(letters)).join("\n")).toContain(`est joint au ticket ${reference}`);
  expect(ticket).toMatchObject({ state: "new", waitingOn: "desk" });
  const [file] = delivered[0]?.attachments ?? [];
  expect(file?.name).toBe(`rapport-d-activite-${inDays(-29)}-${inDays(0)}.pdf`);
  const paper = (person: PersonKey) =>
    world.app.inject({
      method: "GET",
      url: urlOf(downloadAttachment, { params: { attachment: file?.id ?? "" } }),
      headers: { cookie: world.cookieOf(person) },
    });
  expect((await paper("lead")).rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  expect([(await paper("own")).statusCode, (await paper("rival")).statusCode]).toEqual([404, 404]);
  const verified = await world.as("nadia")(ticketCommands.take, {
    params: { reference },
    body: {},
    ifMatch: (await read("nadia", reference)).version,
  });
  expect(verified.ok).toBe(true);
});

test("R-34-04 where the case goes through a partner, who reads it too, the report is of what went through the partner alone", async () => {
  const { kerlann: organisation } = world.organisations;
  const { kerlann: subscription } = world.subscriptions;
  const contact = world.people.kerlann.id;
  valueOf(
    await world.as("manager")(changeMembership, {
      params: { organisation, contact },
      body: { role: "lead", sees: "all" },
    }),
  );
  const body = {
    organisation,
    subscription,
    nature: "activity_report",
    severity: 4,
    subject: "Le rapport du mois",
    description: "Pour notre comité.",
    intake: { form: 0, texts: { period: month } },
  } as const;
  const { reference } = valueOf(await world.as("kerlann")(fileTicket, { body }));
  await world.work();
  const { events } = await read("partner", reference);
  expect(events.filter(({ type }) => type === "reply-added")).toHaveLength(1);
  const days = { firstDay: inDays(-29), lastDay: inDays(0) };
  const query = { organisation, partner: world.organisations.numerika, ...days };
  const told = valueOf(await world.as("kerlann")(getActivityReport, { query }));
  expect(told.scope).toMatchObject({
    partner: { name: "Numérika" },
    organisation: { id: organisation },
  });
});

test("who leads nobody, or says the days in words, is answered by an agent", async () => {
  const asked = [await ask("claire", month), await ask("lead", "Le dernier trimestre")];
  await world.work();
  for (const one of asked) {
    const { events } = await read("nadia", valueOf(one).reference);
    expect(events.map(({ type }) => type)).toEqual(["ticket-filed"]);
  }
});

test.each([
  ["period_reversed", [0, -2]],
  ["period_over_a_year", [-400, 0]],
  ["period_too_far_back", [-370, -10]],
  ["period_not_over", [-10, 30]],
] as const)(
  "R-34-05 a request of a report is refused while it is written: %s",
  async (code, [first, last]) => {
    const period = `${inDays(first)}/${inDays(last)}`;
    expect(readSaidPeriod(period)).toBeDefined();
    expect(await ask("lead", period)).toMatchObject(refused(code, "intake.texts.period"));
  },
);

test("R-34-05 a request of a report over a day that does not exist is refused, and not taken for words", async () => {
  const asked = await ask("lead", "2026-02-30/2026-03-02");
  expect(asked).toMatchObject(refused("period_impossible", "intake.texts.period"));
  expect(asked.ok === false && asked.problem.detail).toContain("2026-02-30");
});

test("R-34-05 days are those of all contracts of the report, when it is asked for as when it is made", async () => {
  const { desk } = world.context.database;
  const { arvor: organisation } = world.organisations;
  const yesterday = `${inDays(-9)}/${inDays(8)}`;
  await sql`update subscription set zone = 'Pacific/Pago_Pago' where organisation_id = ${organisation}`.execute(
    desk,
  );
  clock.stopAt(`${inDays(9)}T02:00:00Z`);
  const alone = await ask("lead", yesterday, null);
  expect(alone).toMatchObject(refused("period_not_over", "intake.texts.period"));
  // What is agreed after the period has no say in it.
  const another = valueOf(await (await openAgreeing(world)).create({ zone: "UTC" }));
  expect(await ask("lead", yesterday)).toMatchObject(
    refused("period_not_over", "intake.texts.period"),
  );
  await sql`update subscription set zone = 'UTC' where id <> ${another.id}`.execute(desk);
  expect(await deliveredOn(valueOf(await ask("lead", yesterday)).reference)).toBe(true);
});

test("a request whose filer left, or whose days are others by now, waits for an agent", async () => {
  const { desk } = world.context.database;
  const { arvor: organisation } = world.organisations;
  const asked = valueOf(await ask("lead", `${inDays(-9)}/${inDays(8)}`)).reference;
  await sql`update subscription set zone = 'Pacific/Pago_Pago' where organisation_id = ${organisation}`.execute(
    desk,
  );
  expect(await deliveredOn(asked)).toBe(false);
  await sql`update subscription set zone = 'UTC' where organisation_id = ${organisation}`.execute(
    desk,
  );
  const another = valueOf(await ask("lead", month)).reference;
  await sql`delete from membership where contact_id = ${world.people.lead.id}`.execute(desk);
  expect(await deliveredOn(another)).toBe(false);
});

async function deliveredOn(reference: string): Promise<boolean> {
  await world.work();
  const { events } = await read("nadia", reference);
  return events.some(({ type }) => type === "reply-added");
}
