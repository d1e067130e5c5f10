import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import { verifyChains } from "#server/events/index.ts";
import { callAgents } from "#test/harness/crowd.ts";
import { complete, handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { plainly, storedTicket } from "#test/harness/told.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let hands: Hands;
let reach: ReturnType<typeof momentsOf>;
beforeAll(async () => {
  world = await openWorld();
  hands = handsOn(world);
  reach = momentsOf(hands);
});
afterAll(() => world.close());

/** What is stored holds together: row, events, heads, sequences. */
async function holds(reference: string) {
  const { desk } = world.context.database;
  const stored = await storedTicket(desk, reference);
  expect(plainly(stored.row)).toEqual(plainly(stored.fold));
  expect(stored.ends).toEqual(stored.heads);
  expect(await verifyChains(desk, stored.id, stored.row)).toEqual([]);
  return stored;
}

describe("many at once", () => {
  test("R-32-02 of fifty agents who take one ticket, one gets it and the others hear who", async () => {
    const { reference, version } = await hands.file("claire");
    const agents = await callAgents(world, 50);
    const params = { reference };
    const answers = await Promise.all(
      agents.map(({ client }) =>
        client(ticketCommands.take, { params, body: {}, ifMatch: `${version}i0` }),
      ),
    );
    const winners = agents.filter((_, index) => answers[index]?.ok);
    expect(winners).toHaveLength(1);
    const [winner] = winners;
    const late = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
    expect(late).toHaveLength(49);
    for (const problem of late)
      expect(problem).toMatchObject({
        code: "already_taken",
        status: 409,
        params: { assignee: winner?.name },
        detail: expect.stringContaining(winner?.name ?? "?"),
      });
    const stored = await holds(reference);
    expect(stored.row.assignee).toBe(winner?.id);
    expect(stored.sequences.public).toEqual([1, 2]);
  });

  test("twenty replies to one ticket all land, in gap-free order", async () => {
    const reference = await reach.open();
    const words = Array.from({ length: 20 }, (_, index) => `Message ${index}`);
    const people = ["claire", "lead", "nadia", "second"] as const;
    const answers = await Promise.all(
      words.map((text, index) =>
        hands.give(people[index % 4] ?? "nadia", reference, "reply", { text }),
      ),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const { events } = await hands.see("nadia", reference);
    expect(events.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 22 }, (_, i) => i + 1),
    );
    const said = events.flatMap(({ texts }) => texts["text"] ?? []);
    expect(said.toSorted()).toEqual(words.toSorted());
    await holds(reference);
  });

  test("notes and replies at once keep two chains, each whole", async () => {
    const reference = await reach.open();
    await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        hands.does("nadia", reference, index % 2 === 0 ? "note" : "reply", { text: `${index}` }),
      ),
    );
    const { sequences } = await holds(reference);
    expect([sequences.public.length, sequences.internal.length]).toEqual([10, 8]);
  });

  test("filings at once get references of their own", async () => {
    const filed = await Promise.all(Array.from({ length: 12 }, () => hands.file("claire")));
    expect(new Set(filed.map(({ reference }) => reference)).size).toBe(12);
  });

  test("R-32-17 R-32-18 a solution that is accepted and refused at once is one or the other", async () => {
    const reference = await reach.resolved();
    const { version } = await hands.see("claire", reference);
    const [accepted, refusedIt] = await Promise.all([
      hands.give("claire", reference, "accept", {}, { ifMatch: version }),
      hands.give("lead", reference, "refuse", { why: "Non" }, { ifMatch: version }),
    ]);
    expect([accepted.ok, refusedIt.ok].filter(Boolean)).toHaveLength(1);
    const { row } = await holds(reference);
    expect(row.state).toBe(accepted.ok ? "closed" : "open");
  });
});

describe("two edits of one ticket", () => {
  test("the second is told what changed since, by whom, and the version now", async () => {
    const reference = await reach.open();
    const { version } = await hands.see("nadia", reference);
    const edits = await Promise.all(
      (["nadia", "second"] as const).map((person, index) =>
        hands.give(
          person,
          reference,
          "qualify",
          { severity: index === 0 ? 3 : 4, why: "Une page" },
          { ifMatch: version },
        ),
      ),
    );
    const conflicts = edits.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
    expect(conflicts).toHaveLength(1);
    const winner = edits[0]?.ok ? "Nadia Benali" : "Hugo Lantier";
    expect(conflicts[0]).toMatchObject({
      code: "version_conflict",
      status: 412,
      version: "p3i0",
      changes: [{ type: "ticket-qualified", by: winner, chain: "public" }],
    });
    const body = { severity: 1, why: "Tout est arrêté" } as const;
    const again = { ifMatch: conflicts[0]?.version ?? "" };
    expect(await hands.give("second", reference, "qualify", body, again)).toMatchObject({
      ok: true,
    });
  });

  test("a contact's conflict tells nothing of the internal chain, and a note alone is none", async () => {
    const reference = await reach.resolved();
    const { version } = await hands.see("claire", reference);
    await hands.does("nadia", reference, "note", { text: "Interne" });
    await hands.does("nadia", reference, "reply", { text: "Publique" });
    const stale = await hands.give("claire", reference, "accept", {}, { ifMatch: version });
    expect(stale).toMatchObject(refused("version_conflict"));
    expect(stale).toMatchObject({ problem: { version: "p4", changes: [{ type: "reply-added" }] } });
    expect(JSON.stringify(stale)).not.toMatch(/note-added|internal/);
    const seen = await hands.see("claire", reference);
    await hands.does("nadia", reference, "note", { text: "Interne encore" });
    const sent = { ifMatch: seen.version };
    expect(await hands.give("claire", reference, "accept", {}, sent)).toMatchObject({ ok: true });
  });

  test("a version that is none of ours, or another reader's, counts as none seen", async () => {
    const reference = await reach.open();
    const body = complete["request-information"];
    for (const ifMatch of ["p2", "x", "*", "p99i99", ""]) {
      const answer = await hands.give("nadia", reference, "request-information", body, { ifMatch });
      expect(answer).toMatchObject({
        ok: false,
        problem: { code: expect.stringMatching(/^version_/) },
      });
    }
    expect(await hands.see("nadia", reference)).toMatchObject({ state: "open" });
  });

  test("a move without a version is asked for one", async () => {
    const reference = await reach.open();
    const params = { reference };
    const { "start-work": route } = ticketCommands;
    expect(await world.as("nadia")(route, { params, body: {} } as never)).toMatchObject({
      ok: false,
      problem: { code: "version_required", status: 428 },
    });
  });
});
