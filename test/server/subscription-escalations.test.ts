import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { getConformity } from "#api/intake.ts";
import { listTickets } from "#api/tickets.ts";
import { escalateSubscription } from "#api/subscription-escalations.ts";
import { newId } from "#server/platform/identity.ts";
import { openProduction, valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { agreePoints, POINTS } from "#test/harness/escalation-points.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { refused } from "#test/harness/refused.ts";
import { speakAll } from "#test/harness/said-in.ts";
import type { PersonKey } from "#test/harness/world.ts";

const clock = openClock();
clock.stopAt("2026-11-30T09:00:00Z");
const { world, hands, reach, letters, close } = await openPostedWorld(clock.now);
await speakAll(world, ["claire", "nadia", "manager"], "fr");
await agreePoints(world, "arvor", clock.now());
afterAll(close);
beforeEach(async () => {
  await letters();
});

const risk = {
  ground: "proven_risk",
  subject: "La migration n’avance pas",
  description: "Trois reports en un mois",
  expected: "Une date, et quelqu’un qui la tient",
} as const;

interface Asked {
  readonly tickets?: string[];
  readonly report?: { readonly firstDay: string; readonly lastDay: string };
  readonly filer?: string;
  readonly ground?: typeof risk.ground;
  readonly expected?: string;
}

const escalate = (
  who: PersonKey,
  asked: Asked = {},
  subscription = world.subscriptions.arvor,
  idempotencyKey?: string,
) =>
  world.as(who)(escalateSubscription, {
    params: { subscription },
    body: { ...risk, ...asked },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  });

const lastOf = async (reference: string) => (await hands.see("claire", reference)).events.at(-1);

describe("an escalation of the relationship", () => {
  test("R-34-02 R-34-03 is a ticket of the contract that cites others and reaches the points of both sides at once", async () => {
    const [one, other] = [await reach.open(), await reach.inProgress()];
    await letters();
    const ticket = valueOf(await escalate("claire", { tickets: [one, other, one] }));
    expect(ticket).toMatchObject({ state: "new", severity: 4, nature: "clarification" });
    expect(ticket.escalations).toMatchObject([
      { by: "beneficiary", ground: risk.ground, expected: risk.expected, cites: [one, other] },
    ]);
    for (const cited of [one, other])
      expect(await lastOf(cited)).toMatchObject({
        type: "ticket-cited",
        payload: { by: ticket.reference },
      });
    const sent = (await letters()).filter(({ subject }) => subject?.includes("Escalade"));
    expect(readersOf(sent)).toEqual(
      expect.arrayContaining([POINTS[0].email, POINTS[1].email].toSorted()),
    );
    expect(sent[0]?.text).toContain(`${one}, ${other}`);
    const queue = valueOf(
      await world.as("manager")(listTickets, { query: { queue: "escalated" } }),
    );
    expect(queue.items.map(({ reference }) => reference)).toContain(ticket.reference);
  });

  test("R-34-02 goes on as any escalation does, and leaves those that it cites as they were", async () => {
    const cited = await reach.inProgress();
    const { reference } = valueOf(await escalate("lead", { tickets: [cited] }));
    await hands.does("manager", reference, "acknowledge-escalation", {});
    await hands.does("manager", reference, "end-escalation", {
      outcome: "plan_agreed",
      text: "Un point par semaine",
    });
    expect((await hands.see("lead", reference)).escalations.at(-1)?.ended?.outcome).toBe(
      "plan_agreed",
    );
    expect(await hands.see("lead", cited)).toMatchObject({ state: "in_progress", escalations: [] });
  });

  test("R-34-04 with a period asks for the report, which is delivered on it", async () => {
    const report = { firstDay: "2026-10-01", lastDay: "2026-10-31" };
    const { reference, nature } = valueOf(await escalate("lead", { report }));
    expect(nature).toBe("activity_report");
    await letters();
    const { events } = await hands.see("lead", reference);
    const delivered = events.find(({ type }) => type === "reply-added");
    expect(delivered?.attachments).toMatchObject([{ mediaType: "application/pdf" }]);
  });

  test("R-31-06 names the contract's production system, which tells the minimum, and none where several are", async () => {
    const minimumOf = async (reference: string) =>
      valueOf(await world.as("nadia")(getConformity, { params: { reference } })).items.filter(
        ({ state }) => state === "missing",
      ).length;
    const report = { firstDay: "2026-10-01", lastDay: "2026-10-31" };
    const without = valueOf(await escalate("lead", { report }));
    expect(await minimumOf(without.reference)).toBe(8);
    const { id } = await openProduction(world, "lead", "arvor");
    for (const asked of [{ report }, {}]) {
      const { reference, environment } = valueOf(await escalate("lead", asked));
      expect(environment).toMatchObject({ id });
      expect(await minimumOf(reference)).toBe(0);
    }
    const product = newId<"ProductId">();
    await sql`insert into product (id, name) values (${product}, 'Another')`.execute(
      world.context.database.desk,
    );
    await sql`insert into subscription_product values (${world.subscriptions.arvor}, ${product})`.execute(
      world.context.database.desk,
    );
    await openProduction(world, "lead", "arvor", { product, name: "Second", facts: {} });
    expect(valueOf(await escalate("lead")).environment).toBeNull();
  });

  test("R-34-02 the desk may raise it too, with whom at the beneficiary it names", async () => {
    const { reference } = valueOf(await escalate("nadia", { filer: world.people.lead.id }));
    expect((await hands.see("lead", reference)).escalations).toMatchObject([{ by: "desk" }]);
    expect(await escalate("nadia")).toMatchObject(refused("missing_field"));
    expect(await escalate("nadia", { filer: world.people.rival.id })).toMatchObject(
      refused("not_a_member"),
    );
  });

  test("asked for twice with one key is one", async () => {
    const cited = await reach.open();
    const key = "the same wish";
    const ask = () => escalate("claire", { tickets: [cited] }, world.subscriptions.arvor, key);
    const [first, again] = [valueOf(await ask()), valueOf(await ask())];
    expect(again.reference).toBe(first.reference);
    const { events } = await hands.see("claire", cited);
    expect(events.filter(({ type }) => type === "ticket-cited")).toHaveLength(1);
  });

  test("two that cite the same tickets at once wait for each other, and both are there", async () => {
    const [one, other] = [await reach.open(), await reach.open()];
    const both = await Promise.all([
      escalate("claire", { tickets: [one, other] }),
      escalate("lead", { tickets: [other, one] }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const { events } = await hands.see("claire", one);
    expect(events.filter(({ type }) => type === "ticket-cited")).toHaveLength(2);
  });

  test("on a cited ticket it happens after what it waited for", async () => {
    const cited = await reach.open();
    const [nine, ten] = ["2026-11-30T09:00:00Z", "2026-11-30T10:00:00Z"];
    clock.stopAt(ten);
    await hands.does("claire", cited, "reply", { text: "Toujours rien" });
    clock.stopAt(nine);
    valueOf(await escalate("claire", { tickets: [cited] }));
    const { events } = await hands.see("claire", cited);
    expect(events.slice(-2).map(({ type, at }) => [type, at])).toEqual([
      ["reply-added", ten],
      ["ticket-cited", ten],
    ]);
  });

  test("a closed ticket is cited without anything being added to it", async () => {
    const closed = await reach.open();
    await hands.does("claire", closed, "withdraw", {});
    const before = await lastOf(closed);
    const ticket = valueOf(await escalate("claire", { tickets: [closed] }));
    expect(ticket.escalations.at(-1)?.cites).toEqual([closed]);
    expect(await lastOf(closed)).toEqual(before);
  });

  test("what is not theirs is not there, and a refusal leaves nothing behind", async () => {
    const before = valueOf(await world.as("manager")(listTickets, { query: { queue: "all" } }));
    const own = await reach.open();
    const kerlann = valueOf(await escalate("partner", {}, world.subscriptions.kerlann)).reference;
    expect(await escalate("rival")).toMatchObject(refused("not_found"));
    expect(await escalate("claire", {}, world.subscriptions.orvalis)).toMatchObject(
      refused("not_found"),
    );
    for (const tickets of [[kerlann], [own, "EXO-2026-999999"]])
      expect(await escalate("claire", { tickets })).toMatchObject(refused("unknown_reference"));
    // The desk sees it, and yet it is another contract's.
    expect(
      await escalate("nadia", { tickets: [kerlann], filer: world.people.claire.id }),
    ).toMatchObject(refused("unknown_reference"));
    expect(await escalate("claire", { tickets: [own], expected: " \n" })).toMatchObject(
      refused("text_required"),
    );
    for (const [firstDay, lastDay, code] of [
      ["2026-10-31", "2026-10-01", "period_reversed"],
      ["2025-01-01", "2026-10-01", "period_over_a_year"],
      ["2026-11-01", "2026-12-31", "period_not_over"],
    ] as const)
      expect(await escalate("lead", { report: { firstDay, lastDay } })).toMatchObject(
        refused(code),
      );
    expect((await lastOf(own))?.type).not.toBe("ticket-cited");
    const after = valueOf(await world.as("manager")(listTickets, { query: { queue: "all" } }));
    expect(after.items.length).toBe(before.items.length + 2);
  });
});
