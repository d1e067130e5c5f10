import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { escalateSubscription } from "#api/subscription-escalations.ts";
import { tellLate } from "#server/acknowledgements/index.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { agreePoints, POINTS } from "#test/harness/escalation-points.ts";
import { complete } from "#test/harness/hands.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { refused } from "#test/harness/refused.ts";
import { openRinging } from "#test/harness/ringing.ts";
import type { PersonKey } from "#test/harness/world.ts";

const clock = openClock();
const posted = await openPostedWorld(clock.now);
const { world, hands, reach, letters } = posted;
const { organisations, subscriptions, people } = world;
const { desk } = world.context.database;
await agreePoints(world, "arvor", clock.now());
afterAll(() => posted.close());
beforeEach(async () => {
  // What one test takes from somebody, the next has again.
  await change(sql`update organisation set active = true`);
  await change(sql`update contact set active = true`);
  await change(sql`update agent set active = true`);
  for (const person of ["nadia", "second"] as const) await hasRoles(person, "agent");
  await hasRoles("manager", "manager");
  await sees("own", "own");
  await letters();
});

/** Past the doors, which end sessions as well. */
const change = (statement: RawBuilder<unknown>) => statement.execute(desk);
const deactivate = (organisation: keyof typeof organisations) =>
  change(sql`update organisation set active = false where id = ${organisations[organisation]}`);
const leaves = (person: PersonKey) =>
  change(sql`update ${sql.table(people[person].kind)} set active = false
    where id = ${people[person].id}`);
const hasRoles = (person: PersonKey, ...roles: readonly string[]) =>
  change(sql`update agent set roles = ${[...roles]} where id = ${people[person].id}`);
const sees = (person: PersonKey, sight: "all" | "own") =>
  change(sql`update membership set sees = ${sight} where contact_id = ${people[person].id}`);
const readers = async () => readersOf(await letters());
const email = (person: PersonKey) => people[person].email;

const LOSSES = [
  ["was deactivated", (person: PersonKey) => leaves(person)],
  ["has become an administrator alone", (person: PersonKey) => hasRoles(person, "administrator")],
] as const;

describe("a letter to the beneficiary", () => {
  const ofKerlann = async () => {
    const side = { organisation: organisations.kerlann, subscription: subscriptions.kerlann };
    const { reference } = await hands.file("partner", side);
    await hands.does("nadia", reference, "take", {});
    return reference;
  };

  test("goes to nobody of a partner that was deactivated, and no reminder is written down as sent", async () => {
    const reference = await ofKerlann();
    await hands.does("nadia", reference, "request-information", complete["request-information"]);
    expect(await readers()).toEqual([email("partner")]);
    expect(await hands.see("nadia", reference)).toMatchObject({ attempts: { hasReader: true } });
    await deactivate("numerika");
    await hands.does("nadia", reference, "reply", { text: "La suite du diagnostic" });
    expect(await readers()).toEqual([]);
    expect(await hands.see("nadia", reference)).toMatchObject({ attempts: { hasReader: false } });
    expect(await hands.give("nadia", reference, "remind", {})).toMatchObject(
      refused("nobody_to_remind"),
    );
  });

  test("goes to nobody of an organisation that was deactivated, nor where that happened while it waited", async () => {
    const reference = await reach.open();
    await hands.does("nadia", reference, "reply", { text: "Nous regardons" });
    await deactivate("arvor");
    expect(await readers()).toEqual([]);
  });

  test("goes to the leads where its filer was deactivated", async () => {
    const reference = await reach.open();
    await leaves("claire");
    await hands.does("nadia", reference, "reply", { text: "Nous regardons" });
    expect(await readers()).toEqual([email("lead")]);
  });
});

describe.each(LOSSES)("a letter to somebody of the desk who %s", (_how, lose) => {
  test("does not go to them as the assignee", async () => {
    const reference = await reach.open();
    await hands.does("claire", reference, "reply", { text: "Une précision" });
    expect(await readers()).toEqual([email("nadia")]);
    await hands.does("claire", reference, "reply", { text: "Une autre" });
    await lose("nadia");
    expect(await readers()).toEqual([]);
  });

  test("does not go to them about an escalation, as whoever raised it or as the assignee", async () => {
    const reference = await reach.open();
    await hands.does("nadia", reference, "escalate", escalate);
    await lose("nadia");
    expect(await readers()).not.toContain(email("nadia"));
    await hands.does("claire", reference, "propose-interaction", meeting());
    expect(await readers()).not.toContain(email("nadia"));
  });

  test("does not go to them as a manager, of an escalation that is late", async () => {
    clock.stopAt("2027-02-08T15:00:00Z");
    const reference = await reach.open();
    await hands.does("claire", reference, "escalate", escalate);
    await letters();
    clock.stopAt("2027-02-09T09:05:00Z");
    await tellLate(world.context, clock.now());
    await lose("manager");
    expect(await readers()).toEqual([]);
  });

  test("does not go to them as a warning, while it waits or when it is due", async () => {
    const { ring } = openRinging(world, clock);
    clock.stopAt("2027-03-08T09:00:00Z");
    const reference = await reach.open();
    await ring();
    await letters();
    await lose("nadia");
    clock.pass({ hours: 2, minutes: 1 });
    await ring();
    expect(await readers()).not.toContain(email("nadia"));
    await hands.does("second", reference, "reply", { text: "Nous regardons" });
  });
});

const escalate = { ground: "blocking_point", expected: "Un interlocuteur qui décide" } as const;
const meeting = () =>
  ({ kind: "phone", startsAt: clock.now().add({ hours: 24 }).toString(), minutes: 45 }) as const;

describe("a letter about an escalation", () => {
  const [deskPoint, theirPoint] = [POINTS[0].email, POINTS[1].email];

  test("follows nobody to whom the ticket was taken out of sight", async () => {
    await sees("own", "all");
    const reference = await reach.open();
    await hands.does("own", reference, "escalate", escalate);
    await letters();
    await sees("own", "own");
    await hands.does("manager", reference, "acknowledge-escalation", {});
    expect(await readers()).toEqual([email("claire"), theirPoint].toSorted());
  });

  test("goes to nobody with an account in an organisation that was deactivated; a point without one the contract still names", async () => {
    const reference = await reach.open();
    await hands.does("lead", reference, "escalate", escalate);
    await letters();
    await deactivate("arvor");
    await hands.does("manager", reference, "acknowledge-escalation", {});
    expect(await readers()).toEqual([theirPoint]);
  });

  test("names no ticket to a contact that he or she does not see, and every one to a point without an account", async () => {
    const [theirs, other] = [(await hands.file("own")).reference, await reach.open()];
    await letters();
    const said = { subject: "Trois reports", description: "En un mois", filer: people.own.id };
    const body = { ...escalate, ...said, channel: "phone", tickets: [theirs, other] } as const;
    const asked = {
      params: { subscription: subscriptions.arvor },
      body: { ...body, tickets: [...body.tickets] },
    };
    valueOf(await world.as("nadia")(escalateSubscription, asked));
    const sent = await letters();
    const textTo = (address: string) => sent.find((one) => readersOf([one])[0] === address)?.text;
    expect(textTo(email("own"))).toContain(theirs);
    expect(textTo(email("own"))).not.toContain(other);
    for (const address of [theirPoint, deskPoint]) expect(textTo(address)).toContain(other);
  });

  test("goes to no point whose account was deactivated", async () => {
    const [before] = [people.rival.email];
    await change(sql`update contact set email = ${theirPoint} where id = ${people.rival.id}`);
    await leaves("rival");
    const reference = await reach.open();
    await hands.does("claire", reference, "escalate", escalate);
    const told = await readers();
    expect(told).not.toContain(theirPoint);
    expect(told).toContain(deskPoint);
    await change(sql`update contact set email = ${before} where id = ${people.rival.id}`);
  });
});
