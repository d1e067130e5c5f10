import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as agentsApi from "#api/agents.ts";
import { endMembership } from "#api/organisations.ts";
import { endSession, listSessions } from "#api/session.ts";
import { sendFile, valueOf } from "#test/harness/case.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { now, sleep } from "#server/platform/time.ts";
import { done, refused } from "#test/harness/refused.ts";
import { plainly, storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
});
afterAll(() => world.close());

/** The row says what its events do: else `verify` takes it for tampering. */
async function rowIsFold(reference: string): Promise<void> {
  const { row, fold } = await storedTicket(world.context.database.desk, reference);
  expect(plainly(row)).toEqual(plainly(fold));
}

test("a moment that is told finer than the desk keeps it is kept as the desk can", async () => {
  const reference = await momentsOf(hands).suspended();
  const saidAt = now().toString({ fractionalSecondDigits: 3 }).replace("Z", "482456Z");
  await sleep(5);
  const recorded = { saidBy: world.people.lead.id, channel: "phone", saidAt } as const;
  await hands.does("nadia", reference, "provide-information", { text: "Les journaux", recorded });
  await rowIsFold(reference);
});

describe("an id in capitals is the id that it spells", () => {
  test("of an administrator who would shut themselves, and everybody, out", async () => {
    const agent = world.people.admin.id.toUpperCase();
    const change = (body: { active?: boolean; roles?: "agent"[] }) =>
      world.as("admin")(agentsApi.changeAgent, { params: { agent }, body });
    expect(await change({ active: false })).toMatchObject(refused("own_account"));
    expect(await change({ roles: ["agent"] })).toMatchObject(refused("last_administrator"));
  });

  test("of whom a ticket is given to, once", async () => {
    const reference = await momentsOf(hands).open();
    const assignee = world.people.second.id.toUpperCase();
    await hands.does("nadia", reference, "assign", { assignee });
    expect(await hands.give("nadia", reference, "assign", { assignee })).toMatchObject(
      refused("already_assigned"),
    );
    await rowIsFold(reference);
  });

  test("of one's file", async () => {
    const { reference } = await hands.file("claire");
    const attachments = [(await sendFile(world, "claire")).toUpperCase()];
    expect(
      await hands.give("claire", reference, "reply", { text: "Voici", attachments }),
    ).toMatchObject(done);
    await rowIsFold(reference);
  });

  test("of one's session, which ends", async () => {
    const mine = async () => valueOf(await world.as("own")(listSessions, {})).items;
    const [current] = await mine();
    const session = current?.id.toUpperCase() ?? "";
    expect(await world.as("own")(endSession, { params: { session } })).toMatchObject(done);
    expect(await world.as("own")(listSessions, {})).toMatchObject(refused("not_signed_in"));
  });

  test("of who leaves an organisation, and is heard no more from then on", async () => {
    const { reference } = await hands.file("claire");
    const organisation = world.organisations.arvor.toUpperCase();
    const contact = world.people.claire.id.toUpperCase();
    await world.as("manager")(endMembership, { params: { organisation, contact } });
    expect(await hands.give("claire", reference, "reply", { text: "Encore là" })).toMatchObject(
      refused("not_found"),
    );
  });
});
