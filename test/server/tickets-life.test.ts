import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTickets } from "#api/tickets.ts";
import { complete, handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { refused } from "#test/harness/refused.ts";
import { refusedIn, speakAll } from "#test/harness/said-in.ts";
import { valueOf } from "#test/harness/case.ts";
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

describe.each(["fr", "en"] as const)("read in %s", (language) => {
  let no: Awaited<ReturnType<typeof refusedIn>>;
  beforeAll(async () => {
    await speakAll(world, ["claire", "nadia", "second", "manager"], language);
    no = await refusedIn(language);
  });

  test("R-12-03 R-31-01 R-31-03 R-32-01 a report filed on the portal opens a new case with reference, severity and description", async () => {
    const filed = await hands.file("claire", {
      severity: 3,
      description: "**Rien** n’est trouvé.",
    });
    expect(filed).toMatchObject({
      reference: expect.stringMatching(/^EXO-\d{4}-\d{6}$/),
      state: "new",
      waitingOn: "desk",
      severity: 3,
      declaredSeverity: 3,
      severityQualified: false,
      description: "**Rien** n’est trouvé.",
      channel: "portal",
      assignee: null,
      version: "p1",
    });
    expect(filed.subscription).toMatchObject({ id: world.subscriptions.arvor });
  });

  test("R-32-01 what an agent files for a contact is new too, and says by which door it came", async () => {
    const filer = world.people.claire.id;
    const filed = await hands.file("nadia", { filer, channel: "phone" });
    expect(filed).toMatchObject({ state: "new", channel: "phone", filer: { id: filer } });
    const rival = world.people.rival.id;
    await expect(hands.file("nadia", { filer: rival })).rejects.toThrow("not_a_member");
    await expect(hands.file("nadia")).rejects.toThrow("missing_field");
    await expect(hands.file("claire", { filer })).rejects.toThrow("unknown_field");
  });

  test("R-32-02 taking a case assigns it and makes it open; a second taker hears who has it", async () => {
    const { reference } = await hands.file("claire");
    const taken = await hands.does("nadia", reference, "take", {});
    expect(taken).toMatchObject({ state: "open", assignee: { id: world.people.nadia.id } });
    expect(await hands.give("nadia", reference, "take", {})).toMatchObject(no("already_yours"));
    const late = await hands.give("second", reference, "take", {});
    expect(late).toMatchObject(no("already_taken"));
    expect(late).toMatchObject({ problem: { detail: expect.stringContaining("Nadia Benali") } });
    const assignee = world.people.second.id;
    const given = await hands.does("nadia", reference, "assign", { assignee });
    expect(given).toMatchObject({ state: "open", assignee: { id: assignee } });
    expect(await hands.give("nadia", reference, "assign", { assignee })).toMatchObject(
      no("already_assigned", "assignee"),
    );
    // What Hugo has now, Nadia gives to nobody but herself; a manager gives it to anybody.
    const other = { assignee: world.people.manager.id };
    const held = await hands.give("nadia", reference, "assign", other);
    expect(held).toMatchObject(no("held_by_another", "assignee"));
    expect(held).toMatchObject({ problem: { detail: expect.stringContaining("Hugo Lantier") } });
    await hands.does("nadia", reference, "assign", { assignee: world.people.nadia.id });
    for (const stranger of [world.people.claire.id, world.people.admin.id])
      expect(await hands.give("nadia", reference, "assign", { assignee: stranger })).toMatchObject(
        no("unknown_agent", "assignee"),
      );
  });

  test("R-32-02 a new case that a manager assigns is open", async () => {
    const { reference } = await hands.file("claire");
    const assignee = world.people.nadia.id;
    expect(await hands.does("manager", reference, "assign", { assignee })).toMatchObject({
      state: "open",
      assignee: { id: assignee },
    });
  });

  test("R-31-05 R-32-03 R-32-04 the desk's severity is final, both stay visible, and a change says why", async () => {
    const reference = await reach.open(2);
    const give = (body: Parameters<typeof hands.give<"qualify">>[3]) =>
      hands.give("nadia", reference, "qualify", body);
    expect(await give({ why: "Rien" })).toMatchObject(no("nothing_to_qualify"));
    expect(await give({ severity: 3, why: " " })).toMatchObject(no("why_required", "why"));
    const qualified = valueOf(await give({ severity: 3, why: "Une page seulement" }));
    expect(qualified).toMatchObject({ severity: 3, declaredSeverity: 2, severityQualified: true });
    const why = "Tout le monde est arrêté";
    const declared = await hands.does("claire", reference, "declare-severity", {
      severity: 1,
      why,
    });
    expect(declared).toMatchObject({ severity: 3, declaredSeverity: 1, waitingOn: "desk" });
    expect(declared.events.at(-1)).toMatchObject({ type: "severity-declared", texts: { why } });
    const again = { severity: 1, why } as const;
    expect(await hands.give("claire", reference, "declare-severity", again)).toMatchObject(
      no("severity_unchanged"),
    );
  });

  test("R-12-04 only the desk qualifies a report as an anomaly", async () => {
    const reference = await reach.open();
    const body = { qualification: "anomaly", why: "Reproduit" } as const;
    expect(await hands.give("claire", reference, "qualify", body)).toMatchObject(no("forbidden"));
    expect(await hands.does("nadia", reference, "qualify", body)).toMatchObject({
      qualification: "anomaly",
    });
  });

  test("R-32-05 R-32-25 asking says exactly what is needed, and the case waits for the beneficiary", async () => {
    const reference = await reach.open();
    const ask = (items: string[]) =>
      hands.give("nadia", reference, "request-information", { items });
    expect(await ask([])).toMatchObject(no("items_required", "items"));
    expect(await ask(["Le journal", " "])).toMatchObject(no("items_required", "items.1"));
    const asked = valueOf(await ask(["Le journal", "La version"]));
    expect(asked).toMatchObject({ state: "suspended", waitingOn: "beneficiary" });
    expect(asked.requests[0]?.items).toMatchObject([
      { item: 1, text: "Le journal", answered: false },
      { item: 2, text: "La version", answered: false },
    ]);
    const query = { waitingOn: "beneficiary" } as const;
    const waiting = valueOf(await world.as("claire")(listTickets, { query }));
    expect(waiting.items.map((item) => item.reference)).toContain(reference);
  });

  test("R-32-11 information that came, item by item, lets the work go on", async () => {
    const reference = await reach.suspended();
    const provide = (body: Parameters<typeof hands.give<"provide-information">>[3]) =>
      hands.give("claire", reference, "provide-information", body);
    expect(await provide({})).toMatchObject(no("nothing_provided"));
    expect(await provide({ answers: [{ item: 9, text: "?" }] })).toMatchObject(
      no("unknown_item", "answers"),
    );
    expect(await hands.give("nadia", reference, "resume", {})).toMatchObject(
      no("nothing_provided_since"),
    );
    const first = valueOf(await provide({ answers: [{ item: 1, text: "Voici" }] }));
    expect(first).toMatchObject({ state: "suspended", waitingOn: "desk" });
    const early = await hands.give("nadia", reference, "resume", {});
    expect(early).toMatchObject(no("information_missing", "override"));
    valueOf(await provide({ answers: [{ item: 2, text: "6.5.3" }] }));
    expect(await hands.does("nadia", reference, "resume", {})).toMatchObject({
      state: "in_progress",
      level: 2,
      waitingOn: "desk",
    });
  });

  test("R-32-08 R-32-13 R-32-14 work begins at level 2, and may need more information", async () => {
    const reference = await reach.inProgress();
    expect(await hands.see("nadia", reference)).toMatchObject({ state: "in_progress", level: 2 });
    const body = complete["request-information"];
    expect(await hands.does("nadia", reference, "request-information", body)).toMatchObject({
      state: "suspended",
      level: 2,
    });
  });

  test("why work goes on without the information is an internal word", async () => {
    const reference = await reach.suspended();
    const reply = { text: "Je cherche encore." };
    expect(await hands.does("claire", reference, "reply", reply)).toMatchObject({
      state: "suspended",
      waitingOn: "desk",
    });
    const override = "Cela se voit sans.";
    const resumed = await hands.does("nadia", reference, "resume", { override });
    expect(resumed.events).toContainEqual(
      expect.objectContaining({ chain: "internal", texts: { text: override } }),
    );
    expect(JSON.stringify(await hands.see("claire", reference))).not.toContain(override);
  });

  test("an agent's public reply to a new case is refused: it is taken first", async () => {
    const { reference } = await hands.file("claire");
    const text = "Bonjour";
    expect(await hands.give("nadia", reference, "reply", { text })).toMatchObject(no("take_first"));
    expect(await hands.does("nadia", reference, "note", { text })).toMatchObject({ state: "new" });
  });

  test("commands in a state that has no such row are refused, and say the state", async () => {
    const { reference } = await hands.file("claire");
    for (const command of ["start-work", "resume", "close-unanswered"] as const) {
      const answer = await hands.give("nadia", reference, command, {});
      expect(answer).toMatchObject(no("wrong_state"));
      expect(answer).toMatchObject({ problem: { params: { state: "new", command } } });
    }
    expect(await hands.give("claire", reference, "accept", {})).toMatchObject(no("wrong_state"));
  });

  test("every answer says what its reader may do next, and why not for the rest", async () => {
    const reference = await reach.resolved();
    const offered = async (person: "claire" | "nadia") => {
      const { may } = await hands.see(person, reference);
      return Object.fromEntries(may.map(({ command, reason }) => [command, reason?.code ?? "yes"]));
    };
    expect(await offered("claire")).toEqual({
      "declare-severity": "yes",
      "provide-information": "wrong_state",
      accept: "yes",
      refuse: "yes",
      withdraw: "wrong_state",
      reply: "yes",
      escalate: "yes",
      "propose-interaction": "not_escalated",
      "agree-interaction": "not_escalated",
    });
    expect(await offered("nadia")).toMatchObject({
      remind: "yes",
      note: "yes",
      reject: "wrong_state",
    });
    const { may } = await hands.see("nadia", reference);
    expect(may.filter(({ allowed, reason }) => !allowed && !reason?.detail)).toEqual([]);
  });
});

test("a version is asked for where a move needs one, and a stale one names what happened since", async () => {
  const reference = await reach.open();
  const { version } = await hands.see("nadia", reference);
  await hands.does("second", reference, "note", { text: "Vu" });
  const body = { severity: 3, why: "Une page" } as const;
  const stale = await hands.give("nadia", reference, "qualify", body, { ifMatch: version });
  expect(stale).toMatchObject(refused("version_conflict"));
  expect(stale).toMatchObject({
    problem: {
      status: 412,
      version: "p2i1",
      changes: [{ type: "note-added", by: "Hugo Lantier" }],
    },
  });
});
