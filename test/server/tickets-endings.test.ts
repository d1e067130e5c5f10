import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXCLUSIONS } from "#core/tickets/vocabulary.ts";
import { openClock } from "#test/harness/clock.ts";
import { handsOn, momentsOf, type BodyOf, type Hands } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
let hands: Hands;
let reach: ReturnType<typeof momentsOf>;
beforeAll(async () => {
  world = await openWorld({}, clock.now);
  hands = handsOn(world);
  reach = momentsOf(hands);
});
afterAll(() => world.close());

type Rejection = BodyOf<"reject">;

describe("R-32-09 R-32-22 what is not a valid case is closed with its reason", () => {
  const explanation = "Nous ne pouvons pas le traiter.";
  const details: [Rejection["reason"], Partial<Rejection>][] = [
    ["unintelligible", {}],
    ["not_covered", { clause: "Article 4" }],
    ...EXCLUSIONS.map((exclusion): [Rejection["reason"], Partial<Rejection>] => [
      "out_of_scope",
      { exclusion },
    ]),
  ];
  test.each(details)("%s %o", async (reason, detail) => {
    const reference = await reach.open();
    const body = { reason, explanation, ...detail };
    const closed = await hands.does("nadia", reference, "reject", body);
    const { exclusion = null } = detail;
    expect(closed).toMatchObject({ state: "closed", closure: { reason, explanation, exclusion } });
  });

  test("a duplicate cites the other ticket of the same beneficiary", async () => {
    const [first, second] = [await reach.open(), await reach.open()];
    const body = { reason: "duplicate", explanation, duplicateOf: first } as const;
    expect(await hands.does("nadia", second, "reject", body)).toMatchObject({
      closure: { reason: "duplicate", duplicateOf: first },
    });
  });

  test.each<[string, Rejection, string, string]>([
    [
      "an explanation",
      { reason: "unintelligible", explanation: " " },
      "text_required",
      "explanation",
    ],
    ["the duplicate", { reason: "duplicate", explanation }, "duplicate_required", "duplicateOf"],
    ["the exclusion", { reason: "out_of_scope", explanation }, "exclusion_required", "exclusion"],
    ["the clause", { reason: "not_covered", explanation }, "clause_required", "clause"],
    [
      "no other's detail",
      { reason: "unintelligible", explanation, clause: "Article 4" },
      "detail_out_of_place",
      "clause",
    ],
    [
      "a ticket that there is",
      { reason: "duplicate", explanation, duplicateOf: "EXO-2020-999999" },
      "unknown_reference",
      "duplicateOf",
    ],
  ])("it asks for %s", async (_, body, code, field) => {
    const reference = await reach.open();
    expect(await hands.give("nadia", reference, "reject", body)).toMatchObject({
      ok: false,
      problem: { code, field },
    });
    expect(await hands.see("nadia", reference)).toMatchObject({ state: "open" });
  });

  test("a ticket is not a duplicate of itself", async () => {
    const reference = await reach.open();
    const body = { reason: "duplicate", explanation, duplicateOf: reference } as const;
    expect(await hands.give("nadia", reference, "reject", body)).toMatchObject({
      ok: false,
      problem: { code: "duplicate_required", field: "duplicateOf" },
    });
  });

  test("two tickets are no duplicates of each other, by whatever way round", async () => {
    const [first, second, third] = [await reach.open(), await reach.open(), await reach.open()];
    const duplicate = (duplicateOf: string) =>
      ({ reason: "duplicate", explanation, duplicateOf }) as const;
    await hands.does("nadia", first, "reject", duplicate(second));
    const circular = refused("duplicate_circular", "duplicateOf");
    expect(await hands.give("nadia", second, "reject", duplicate(first))).toMatchObject(circular);
    await hands.does("nadia", second, "reject", duplicate(third));
    expect(await hands.give("nadia", third, "reject", duplicate(first))).toMatchObject(circular);
    expect(await hands.see("nadia", third)).toMatchObject({ state: "open" });
  });

  test("nor are two that are rejected at once, each as the other's", async () => {
    for (let time = 0; time < 6; time += 1) {
      const pair = [await reach.open(), await reach.open()] as const;
      const answers = await Promise.all(
        (
          [
            [0, 1],
            [1, 0],
          ] as const
        ).map(([own, other]) =>
          hands.give(own === 0 ? "nadia" : "second", pair[own], "reject", {
            reason: "duplicate",
            explanation,
            duplicateOf: pair[other],
          }),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(answers.find(({ ok }) => !ok)).toMatchObject(
        refused("duplicate_circular", "duplicateOf"),
      );
    }
  });

  test("only an open case is rejected: found invalid later, it is concluded", async () => {
    const body = { reason: "unintelligible", explanation } as const;
    expect(await hands.give("nadia", await reach.inProgress(), "reject", body)).toMatchObject(
      refused("wrong_state"),
    );
  });
});

describe("R-32-24 the beneficiary takes a case back", () => {
  test("until it is resolved or closed", async () => {
    const { reference } = await hands.file("claire");
    const fresh = [
      reference,
      await reach.open(),
      await reach.suspended(),
      await reach.inProgress(),
    ];
    for (const one of fresh)
      expect(await hands.does("claire", one, "withdraw", { why: "Réglé" })).toMatchObject({
        state: "closed",
        closure: { reason: "withdrawn", explanation: "Réglé" },
      });
    expect(await hands.give("claire", await reach.resolved(), "withdraw", {})).toMatchObject(
      refused("wrong_state"),
    );
  });
});

describe("a beneficiary who does not answer", () => {
  const remind = (reference: string, channel: "letter" | "phone" = "letter") =>
    hands.does("nadia", reference, "remind", { channel });
  const close = (reference: string) => hands.give("nadia", reference, "close-unanswered", {});

  /** Three counted attempts, each in a waiting time of its own. */
  async function remindThrice(reference: string) {
    for (const [attempt, channel] of (["letter", "phone", "letter"] as const).entries()) {
      expect(await close(reference)).toMatchObject(refused("attempts_missing"));
      const reminded = await remind(reference, channel);
      expect(reminded.attempts.counted).toBe(attempt + 1);
      clock.pass({ hours: 7 * 24 });
    }
  }

  test("R-32-10 is reminded, and after three attempts and the last waiting time the case may be closed", async () => {
    const reference = await reach.suspended();
    await remindThrice(reference);
    expect(await hands.does("nadia", reference, "close-unanswered", {})).toMatchObject({
      state: "closed",
      closure: { reason: "no_answer", assumed: false },
    });
  });

  test("R-32-19 R-33-04 an unanswered solution may be taken as valid, with the severity that it proposed", async () => {
    const reference = await reach.resolved({
      kind: "workaround",
      text: "Redémarrer",
      directives: "Relancer",
      form: "temporary_fix",
      severityAfter: 4,
    });
    await remindThrice(reference);
    expect(await hands.does("nadia", reference, "close-unanswered", {})).toMatchObject({
      state: "closed",
      severity: 4,
      closure: { reason: "workaround_accepted", assumed: true },
      conclusions: [{ outcome: "assumed" }],
    });
  });

  test("R-32-10 one attempt counts in each waiting time, and the last waiting time must be over", async () => {
    clock.stopAt("2027-02-01T09:00:00Z");
    const reference = await reach.suspended();
    for (const [day, channel] of [
      ["01T10", "letter"],
      ["02T10", "phone"],
    ] as const) {
      clock.stopAt(`2027-02-${day}:00:00Z`);
      expect((await remind(reference, channel)).attempts.counted).toBe(1);
    }
    const until = "2027-02-04T09:00:00Z";
    const again = await hands.give("nadia", reference, "remind", { channel: "letter" });
    expect(again).toMatchObject(refused("already_reminded"));
    expect(again).toMatchObject({ problem: { params: { until } } });
    for (const day of ["05T10", "10T10"]) {
      clock.stopAt(`2027-02-${day}:00:00Z`);
      await remind(reference);
    }
    const early = await close(reference);
    expect(early).toMatchObject(refused("waiting_not_over"));
    expect(early).toMatchObject({ problem: { params: { until: "2027-02-15T10:00:00Z" } } });
    clock.stopAt("2027-02-15T10:00:00Z");
    expect(await close(reference)).toMatchObject({ ok: true, value: { state: "closed" } });
  });

  test("R-32-10 one who did answer is waited for no more: what was counted is forgotten", async () => {
    const reference = await reach.suspended();
    await remindThrice(reference);
    await hands.does("claire", reference, "reply", { text: "Je cherche le journal." });
    expect(await close(reference)).toMatchObject(refused("not_waiting_for_beneficiary"));
    expect(await hands.give("nadia", reference, "remind", {})).toMatchObject(
      refused("not_waiting_for_beneficiary"),
    );
    const items = ["Le journal, s’il vous plaît"];
    const again = await hands.does("nadia", reference, "request-information", { items });
    expect(again.attempts).toMatchObject({ counted: 0, needed: 3 });
  });
});
