import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTickets } from "#api/tickets.ts";
import { as } from "#core/kit/brand.ts";
import { insertMembership } from "#server/people/index.ts";
import { now } from "#server/platform/time.ts";
import { valueOf } from "#test/harness/case.ts";
import { handsOn, momentsOf, type BodyOf, type Hands } from "#test/harness/hands.ts";
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

/** A case of Ville de Kerlann that the contact of its partner files. */
const throughPartner = () => ({
  organisation: world.organisations.kerlann,
  subscription: world.subscriptions.kerlann,
});

describe("who settles a case", () => {
  test("R-32-18 the filer accepts, and so does the lead of the organisation", async () => {
    for (const person of ["claire", "lead"] as const)
      expect(await hands.does(person, await reach.resolved(), "accept", {})).toMatchObject({
        state: "closed",
      });
  });

  test("R-32-17 R-32-18 R-32-24 a colleague replies, and settles nothing", async () => {
    const { reference } = await hands.file("lead");
    await hands.does("nadia", reference, "take", {});
    expect(await hands.give("claire", reference, "withdraw", {})).toMatchObject(
      refused("not_a_settler"),
    );
    const conclusion = { kind: "misuse", text: "Ainsi", demonstration: "Page 3" } as const;
    await hands.does("nadia", reference, "conclude", { conclusion });
    expect(await hands.give("claire", reference, "refuse", { why: "Non" })).toMatchObject(
      refused("not_a_settler"),
    );
    expect(await hands.give("claire", reference, "accept", {})).toMatchObject(
      refused("not_a_settler"),
    );
    const replied = await hands.does("claire", reference, "reply", { text: "Nous essayons." });
    expect(replied).toMatchObject({ state: "resolved", waitingOn: "desk" });
    expect(replied.settlers.map(({ name }) => name)).toEqual(["Luc Perrin"]);
  });

  test("R-32-18 the partner contact who filed accepts", async () => {
    const { reference } = await hands.file("partner", throughPartner());
    await hands.does("nadia", reference, "take", {});
    const conclusion = { kind: "misuse", text: "Ainsi", demonstration: "Page 3" } as const;
    await hands.does("nadia", reference, "conclude", { conclusion });
    expect(await hands.give("kerlann", reference, "accept", {})).toMatchObject(
      refused("not_a_settler"),
    );
    expect(await hands.does("partner", reference, "accept", {})).toMatchObject({ state: "closed" });
  });
});

describe("an agent records what was said elsewhere", () => {
  type Recorded = NonNullable<BodyOf<"accept">["recorded"]>;
  const said = (more: Partial<Recorded> = {}): Recorded => ({
    saidBy: world.people.claire.id,
    channel: "phone",
    saidAt: now().toString(),
    ...more,
  });

  test("R-32-18 an acceptance: who said so, how and when", async () => {
    const reference = await reach.resolved();
    expect(await hands.give("nadia", reference, "accept", {})).toMatchObject(
      refused("recorded_required", "recorded"),
    );
    const recorded = said();
    const closed = await hands.does("nadia", reference, "accept", { recorded });
    expect(closed.events.at(-1)).toMatchObject({
      type: "conclusion-accepted",
      actor: { kind: "agent", name: "Nadia Benali" },
      payload: { recorded: { ...recorded, channel: "phone" } },
      people: [{ id: world.people.claire.id, name: "Claire Martin" }],
    });
  });

  test.each<[string, (one: World) => Partial<Recorded>, string, string]>([
    [
      "by one who may not settle",
      ({ people }) => ({ saidBy: people.own.id }),
      "not_a_settler",
      "recorded.saidBy",
    ],
    [
      "by a stranger",
      ({ people }) => ({ saidBy: people.rival.id }),
      "unknown_contact",
      "recorded.saidBy",
    ],
    ["by nobody", () => ({ saidBy: null }), "recorded_required", "recorded.saidBy"],
    [
      "by a finding",
      () => ({ saidBy: null, channel: "found_by_desk" }),
      "recorded_out_of_place",
      "recorded.channel",
    ],
    [
      "in 1990",
      () => ({ saidAt: "1990-01-05T10:00:00Z" }),
      "said_at_impossible",
      "recorded.saidAt",
    ],
    [
      "tomorrow",
      () => ({ saidAt: "2126-01-05T10:00:00Z" }),
      "said_at_impossible",
      "recorded.saidAt",
    ],
    ["at no time", () => ({ saidAt: "hier" }), "wrong_format", "recorded.saidAt"],
  ])("nothing is accepted %s", async (_, more, code, field) => {
    const reference = await reach.resolved();
    const body = { recorded: said(more(world)) };
    expect(await hands.give("nadia", reference, "accept", body)).toMatchObject({
      ok: false,
      problem: { code, field },
    });
    expect(await hands.see("nadia", reference)).toMatchObject({ state: "resolved" });
  });

  test("a refusal names what is wrong as people call it, in their language", async () => {
    const reference = await reach.resolved();
    const body = { recorded: said({ saidBy: world.people.rival.id }) };
    for (const [language, name] of [
      ["en", "“who said so”"],
      ["fr", "« qui l’a dit »"],
    ] as const) {
      const answer = await world.app.inject({
        method: "POST",
        url: `/api/v1/tickets/${reference}/accept`,
        headers: {
          cookie: world.cookieOf("nadia"),
          "accept-language": language,
          "x-permanence-csrf": "1",
          "if-match": (await hands.see("nadia", reference)).version,
        },
        payload: body,
      });
      const { detail, field } = answer.json<{ detail: string; field: string }>();
      expect(detail.replaceAll("\u00a0", " ")).toContain(name);
      expect(field).toBe("recorded.saidBy");
    }
  });

  test("R-32-11 information from a colleague of the filer, or found by the desk, which nobody said", async () => {
    const reference = await reach.suspended();
    const provide = (recorded: Recorded) =>
      hands.give("nadia", reference, "provide-information", { text: "Le journal", recorded });
    expect(await provide(said({ channel: "found_by_desk" }))).toMatchObject(
      refused("recorded_out_of_place", "recorded.saidBy"),
    );
    const found = valueOf(await provide(said({ saidBy: null, channel: "found_by_desk" })));
    expect(found).toMatchObject({ state: "suspended", waitingOn: "desk" });
    expect(found.events.at(-1)?.payload).toMatchObject({ recorded: { saidBy: null } });
    const colleague = said({ saidBy: world.people.own.id, channel: "meeting" });
    expect(await provide(colleague)).toMatchObject({ ok: true });
  });

  test("a contact speaks for themself", async () => {
    const reference = await reach.resolved();
    const body = { recorded: said() };
    expect(await hands.give("claire", reference, "accept", body)).toMatchObject(
      refused("recorded_out_of_place", "recorded"),
    );
  });
});

describe("a partner", () => {
  test("files under the subscriptions that go through it, and sees exactly those cases", async () => {
    const own = await hands.file("partner", throughPartner());
    expect(own).toMatchObject({
      organisation: { name: "Ville de Kerlann" },
      partner: { name: "Numérika" },
      filer: { name: "Paul Nguyen" },
    });
    const direct = { organisation: world.organisations.kerlann, subscription: null };
    const uncovered = await hands.file("kerlann", direct);
    const arvor = await hands.file("claire");
    const listed = valueOf(await world.as("partner")(listTickets, { query: { limit: 100 } }));
    const references = listed.items.map(({ reference }) => reference);
    expect(references).toContain(own.reference);
    expect(new Set(listed.items.map(({ partner }) => partner?.name))).toEqual(
      new Set(["Numérika"]),
    );
    for (const { reference } of [uncovered, arvor]) {
      expect(references).not.toContain(reference);
      await expect(hands.see("partner", reference)).rejects.toThrow("not_found");
    }
  });

  test("is named beside what its contact said, also after that contact left it", async () => {
    const { reference } = await hands.file("partner", throughPartner());
    const { numerika } = world.organisations;
    const details = async () =>
      Promise.all(
        (["kerlann", "nadia"] as const).map(async (reader) => {
          const { events, filer } = await hands.see(reader, reference);
          return [filer.name, events[0]?.actor.name, events[0]?.actor.detail];
        }),
      );
    const before = await details();
    expect(before).toEqual(Array(2).fill(["Paul Nguyen", "Paul Nguyen", "Numérika"]));
    const { desk } = world.context.database;
    await desk
      .deleteFrom("membership")
      .where("contact_id", "=", world.people.partner.id)
      .where("organisation_id", "=", numerika)
      .execute();
    try {
      expect(await details()).toEqual(before);
    } finally {
      await desk.transaction().execute((tx) =>
        insertMembership(tx, {
          contactId: as<"ContactId">(world.people.partner.id),
          organisationId: as<"OrganisationId">(numerika),
          role: "contact",
          sees: "all",
        }),
      );
    }
  });

  test.each<
    [string, (one: World) => { organisation: string; subscription: string | null }, string]
  >([
    [
      "outside its subscriptions",
      ({ organisations }) => ({ organisation: organisations.kerlann, subscription: null }),
      "unknown_organisation",
    ],
    [
      "for a stranger",
      ({ organisations, subscriptions }) => ({
        organisation: organisations.arvor,
        subscription: subscriptions.arvor,
      }),
      "unknown_organisation",
    ],
  ])("files nothing %s", async (_, more, code) => {
    await expect(hands.file("partner", more(world))).rejects.toThrow(code);
  });
});

test("nobody files under another's subscription", async () => {
  const { organisations, subscriptions } = world;
  const body = { organisation: organisations.kerlann, subscription: subscriptions.arvor };
  await expect(hands.file("kerlann", body)).rejects.toThrow("unknown_subscription");
});

describe("R-32-23 a later problem is a new case that refers to the closed one", () => {
  test("which the closed one then names", async () => {
    const closed = await reach.closed();
    const next = await hands.file("claire", { followUpOf: closed });
    expect(next).toMatchObject({ state: "new", followUpOf: closed });
    expect(await hands.see("claire", closed)).toMatchObject({ followUps: [next.reference] });
  });

  test("an open case is not followed up: it is replied to", async () => {
    const followUpOf = await reach.open();
    await expect(hands.file("claire", { followUpOf })).rejects.toThrow("follow_up_not_closed");
  });

  test("another organisation's case does not exist, to follow up or to be the same as", async () => {
    const rival = await hands.file("rival", {
      organisation: world.organisations.orvalis,
      subscription: world.subscriptions.orvalis,
    });
    const gone = "EXO-2026-999999";
    for (const followUpOf of [rival.reference, gone])
      await expect(hands.file("claire", { followUpOf })).rejects.toThrow("unknown_reference");
    const reference = await reach.open();
    for (const duplicateOf of [rival.reference, gone]) {
      const body = { reason: "duplicate", explanation: "La même", duplicateOf } as const;
      expect(await hands.give("nadia", reference, "reject", body)).toMatchObject(
        refused("unknown_reference", "duplicateOf"),
      );
    }
  });

  test("one who sees only the own cases follows up no other", async () => {
    const followUpOf = await reach.closed();
    await expect(hands.file("own", { followUpOf })).rejects.toThrow("unknown_reference");
  });
});
