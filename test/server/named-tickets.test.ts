import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setSight } from "#api/contacts.ts";
import { escalateSubscription } from "#api/subscription-escalations.ts";
import { listTicketEvents } from "#api/tickets.ts";
import { valueOf } from "#test/harness/case.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
let reach: ReturnType<typeof momentsOf>;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
  reach = momentsOf(hands);
});
afterAll(() => world.close());
beforeEach(() => Promise.all([sees("own", "own"), sees("claire", "all")]));

async function sees(person: "own" | "claire", sight: "all" | "own"): Promise<void> {
  const params = { organisation: world.organisations.arvor, contact: world.people[person].id };
  valueOf(await world.as("lead")(setSight, { params, body: { sees: sight } }));
}

/** All that a reader is told of a ticket: its page, and its history by the other door. */
async function toldTo(person: PersonKey, reference: string): Promise<string> {
  const page = await hands.see(person, reference);
  const params = { reference };
  const history = valueOf(await world.as(person)(listTicketEvents, { params, query: {} }));
  return JSON.stringify([page, history]);
}

async function rejected(reference: string, duplicateOf: string): Promise<void> {
  await hands.does("nadia", reference, "take", {});
  const body = { reason: "duplicate", explanation: "La même demande", duplicateOf } as const;
  await hands.does("nadia", reference, "reject", body);
}

/** A ticket of Kerlann under a contract without the partner, and one that the partner filed. */
async function ofKerlann() {
  const { kerlann } = world.organisations;
  const side = { organisation: kerlann, subscription: world.subscriptions.kerlann };
  const { reference: direct } = await hands.file("kerlann", side);
  await sql`update ticket set partner_id = null where reference = ${direct}`.execute(
    world.context.database.desk,
  );
  return { direct, side };
}

describe("a ticket that a reader does not see is not named to them", () => {
  test("as the one of which theirs is a duplicate, whether they see too little or are the partner", async () => {
    const { reference: first } = await hands.file("claire");
    const { reference: second } = await hands.file("own");
    await rejected(second, first);
    expect(await toldTo("own", second)).not.toContain(first);
    expect(await hands.see("own", second)).toMatchObject({
      closure: { reason: "duplicate", duplicateOf: null },
    });
    for (const person of ["claire", "nadia"] as const)
      expect(await hands.see(person, second)).toMatchObject({ closure: { duplicateOf: first } });
    const { direct, side } = await ofKerlann();
    const { reference: theirs } = await hands.file("partner", side);
    await rejected(theirs, direct);
    expect(await toldTo("partner", theirs)).not.toContain(direct);
    expect(await toldTo("kerlann", theirs)).toContain(direct);
  });

  test("as the one that theirs follows up", async () => {
    const { direct, side } = await ofKerlann();
    await hands.does("kerlann", direct, "withdraw", { why: "C’était nous" });
    const { reference: next } = await hands.file("kerlann", { ...side, followUpOf: direct });
    expect(await toldTo("partner", next)).not.toContain(direct);
    expect(await hands.see("partner", next)).toMatchObject({ followUpOf: null });
    expect(await hands.see("kerlann", next)).toMatchObject({ followUpOf: direct });
  });

  test("as the escalation that cites theirs, nor as one that theirs cites", async () => {
    const { reference: own } = await hands.file("own");
    const other = await reach.open();
    await sees("own", "all");
    const body = {
      ground: "proven_risk",
      subject: "La migration n’avance pas",
      description: "Trois reports",
      expected: "Une date",
      tickets: [other, own],
    } as const;
    const params = { subscription: world.subscriptions.arvor };
    const asked = { params, body: { ...body, tickets: [...body.tickets] } };
    const { reference: hers } = valueOf(await world.as("own")(escalateSubscription, asked));
    const { reference: leads } = valueOf(await world.as("lead")(escalateSubscription, asked));
    expect(await hands.see("own", hers)).toMatchObject({ escalations: [{ cites: [other, own] }] });
    await sees("own", "own");
    expect(await hands.see("own", hers)).toMatchObject({ escalations: [{ cites: [own] }] });
    expect(await toldTo("own", hers)).not.toContain(other);
    expect(await toldTo("own", own)).toContain(hers);
    expect(await toldTo("own", own)).not.toContain(leads);
    expect(await toldTo("claire", own)).toContain(leads);
  });

  test("and is, and no more, as soon as what they see changes", async () => {
    const { reference: first } = await hands.file("claire");
    const { reference: second } = await hands.file("own");
    await rejected(second, first);
    for (const sight of ["all", "own", "all"] as const) {
      await sees("own", sight);
      // Twice: the second page is the kept one.
      for (let reading = 0; reading < 2; reading += 1)
        expect((await hands.see("own", second)).closure?.duplicateOf).toBe(
          sight === "all" ? first : null,
        );
    }
  });
});
