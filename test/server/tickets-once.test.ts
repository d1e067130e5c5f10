import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileTicket, listTickets } from "#api/tickets.ts";
import { valueOf } from "#test/harness/case.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
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

const repliesOn = async (reference: string) =>
  (await hands.see("nadia", reference)).events.filter(({ type }) => type === "reply-added").length;

describe("a command that is sent again under its key", () => {
  test("acts once, and answers both times", async () => {
    const reference = await reach.open();
    const send = () =>
      hands.give("claire", reference, "reply", { text: "Bonjour" }, { idempotencyKey: "bonjour" });
    expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: true });
    expect(await repliesOn(reference)).toBe(1);
  });

  test("acts once also when both come at the same time", async () => {
    const reference = await reach.open();
    const sent = { idempotencyKey: "ensemble" };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        hands.give("claire", reference, "reply", { text: "Bonjour" }, sent),
      ),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await repliesOn(reference)).toBe(1);
  });

  test("answers well although the ticket has moved on, and even though it closed", async () => {
    const reference = await reach.resolved();
    const { version } = await hands.see("claire", reference);
    const sent = { ifMatch: version, idempotencyKey: "accepter" };
    const first = await hands.give("claire", reference, "accept", {}, sent);
    expect(first).toMatchObject({ ok: true, value: { state: "closed" } });
    const second = await hands.give("claire", reference, "accept", {}, sent);
    expect(second).toEqual(first);
  });

  test("is refused when it says something else, or is about something else", async () => {
    const [reference, other] = [await reach.open(), await reach.open()];
    const sent = { idempotencyKey: "une fois" };
    await hands.does("claire", reference, "reply", { text: "Bonjour" }, sent);
    const reused = refused("idempotency_key_reused");
    expect(await hands.give("claire", reference, "reply", { text: "Autre" }, sent)).toMatchObject(
      reused,
    );
    expect(await hands.give("claire", other, "reply", { text: "Bonjour" }, sent)).toMatchObject(
      reused,
    );
    expect(await repliesOn(other)).toBe(0);
  });

  test("is another command for another person", async () => {
    const reference = await reach.open();
    const sent = { idempotencyKey: "partagée" };
    for (const person of ["claire", "lead"] as const)
      await hands.does(person, reference, "reply", { text: "Bonjour" }, sent);
    expect(await repliesOn(reference)).toBe(2);
  });

  test("leaves the key free where it was refused", async () => {
    const { reference } = await hands.file("claire");
    const sent = { idempotencyKey: "trop tôt" };
    const send = () => hands.give("nadia", reference, "reply", { text: "Bonjour" }, sent);
    expect(await send()).toMatchObject(refused("take_first"));
    await hands.does("nadia", reference, "take", {});
    expect(await send()).toMatchObject({ ok: true });
    expect(await repliesOn(reference)).toBe(1);
  });
});

describe("a filing that is sent again under its key", () => {
  const filing = (subject: string) => ({
    organisation: world.organisations.arvor,
    subscription: world.subscriptions.arvor,
    nature: "question" as const,
    severity: 4 as const,
    subject,
    description: "Où est la documentation ?",
  });
  const file = (idempotencyKey: string, subject = "Une question") =>
    world.as("claire")(fileTicket, { body: filing(subject), idempotencyKey });
  const filed = async (search: string) =>
    valueOf(await world.as("claire")(listTickets, { query: { search } })).items.length;

  test("R-31-03 opens one case, also when both come at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => file("dépôt")));
    const references = answers.map((answer) => valueOf(answer).reference);
    expect(new Set(references).size).toBe(1);
    expect(await filed("Une question")).toBe(1);
    expect(valueOf(await file("dépôt")).reference).toBe(references[0]);
  });

  test("is refused when it says something else, and free where it was refused", async () => {
    valueOf(await file("clé", "Première"));
    expect(await file("clé", "Seconde")).toMatchObject(refused("idempotency_key_reused"));
    expect(await filed("Seconde")).toBe(0);
    expect(await file("libre", "\u200B ")).toMatchObject({ ok: false });
    expect(await file("libre", "Troisième")).toMatchObject({ ok: true });
  });
});
