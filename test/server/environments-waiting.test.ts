import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as api from "#api/environments.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { openEnvironment, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

const START = Temporal.Instant.from("2026-11-02T09:00:00Z");
let present = START;
let world: World;
beforeAll(async () => {
  world = await openWorld({}, () => present);
});
afterAll(() => world.close());

const later = (days: number) => (present = present.add({ hours: 24 * days }));
const confirm = (
  person: PersonKey,
  { id, version }: { id: string; version: string },
  facts: object = {},
) =>
  world.as(person)(api.confirmEnvironment, {
    params: { environment: id },
    ifMatch: version,
    body: { facts },
  });
const change = (
  person: PersonKey,
  { id, version }: { id: string; version: string },
  body: object,
) =>
  world.as(person)(api.changeEnvironment, { params: { environment: id }, ifMatch: version, body });

describe("R-31-09 a case waits for its environment, and shows it", () => {
  const file = async (person: PersonKey, environment: string | null, severity: 1 | 2 | 3 | 4 = 2) =>
    world.as(person)(fileTicket, {
      body: {
        organisation: world.organisations.arvor,
        subscription: world.subscriptions.arvor,
        environment,
        nature: "problem_report",
        severity,
        subject: "La recherche ne trouve rien",
        description: "Depuis ce matin",
      },
    });
  const params = (reference: string) => ({ params: { reference } });
  const show = async (reference: string) =>
    valueOf(await world.as("nadia")(getTicket, params(reference)));

  test("confirming it answers every ticket that asked, those of colleagues too", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Attendu" });
    later(181);
    const references = [];
    for (const person of ["claire", "lead", "lead"] as const)
      references.push(valueOf(await file(person, made.id)).reference);
    const [asked = "", ofLead = "", other = ""] = references;
    const nadia = world.as("nadia");
    for (const reference of references) {
      const taken = valueOf(
        await nadia(ticketCommands.take, { ...params(reference), ifMatch: "p1i0", body: {} }),
      );
      const start = { ...params(reference), ifMatch: taken.version, body: {} };
      expect(await nadia(ticketCommands["start-work"], start)).toMatchObject(
        refused("environment_to_confirm", "override"),
      );
      const body = {
        items: ["Le journal", "Confirmez l’environnement"],
        ...(reference === other ? {} : { environmentItem: 2 }),
      };
      valueOf(
        await nadia(ticketCommands["request-information"], {
          ...params(reference),
          ifMatch: taken.version,
          body,
        }),
      );
    }
    const waiting = await show(asked);
    expect(waiting).toMatchObject({ state: "suspended", waitingOn: "beneficiary" });
    expect(waiting.requests.at(-1)?.environmentItem).toBe(2);

    valueOf(await confirm("own", made));
    for (const reference of [asked, ofLead]) {
      const answered = await show(reference);
      expect(answered.waitingOn).toBe("desk");
      expect(answered.requests.at(-1)?.items).toMatchObject([
        { answered: false },
        { answered: true, answer: expect.stringContaining("Attendu") as string },
      ]);
      expect(answered.events.at(-1)?.actor.name).toBe("Odile Renaud");
    }
    expect((await show(other)).waitingOn).toBe("beneficiary");
  });

  test("an agent who confirms it answers as what the desk found", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Trouvé", facts: {} });
    const { reference } = valueOf(await file("claire", made.id));
    const nadia = world.as("nadia");
    const taken = valueOf(
      await nadia(ticketCommands.take, { ...params(reference), ifMatch: "p1i0", body: {} }),
    );
    valueOf(
      await nadia(ticketCommands["request-information"], {
        ...params(reference),
        ifMatch: taken.version,
        body: { items: ["Confirmez"], environmentItem: 1 },
      }),
    );
    const half = valueOf(await change("nadia", made, { facts: { release: "6.5.3" } }));
    expect((await show(reference)).waitingOn).toBe("beneficiary");
    valueOf(await confirm("nadia", half, WHOLE));
    const answered = await show(reference);
    expect(answered.waitingOn).toBe("desk");
    expect(answered.events.at(-1)?.payload).toMatchObject({
      recorded: { saidBy: null, channel: "found_by_desk" },
    });
    const resumed = await nadia(ticketCommands.resume, {
      ...params(reference),
      ifMatch: answered.version,
      body: {},
    });
    expect(valueOf(resumed).state).toBe("in_progress");
  });

  test("a ticket that names no system has none to confirm", async () => {
    const { reference } = valueOf(await file("claire", null));
    const nadia = world.as("nadia");
    const taken = valueOf(
      await nadia(ticketCommands.take, { ...params(reference), ifMatch: "p1i0", body: {} }),
    );
    const answer = await nadia(ticketCommands["request-information"], {
      ...params(reference),
      ifMatch: taken.version,
      body: { items: ["Confirmez"], environmentItem: 1 },
    });
    expect(answer).toMatchObject(refused("environment_unnamed", "environmentItem"));
  });

  test("severity 1 starts work whatever is known", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Urgent", facts: {} });
    const { reference } = valueOf(await file("claire", made.id, 1));
    const nadia = world.as("nadia");
    const taken = valueOf(
      await nadia(ticketCommands.take, { ...params(reference), ifMatch: "p1i0", body: {} }),
    );
    const started = await nadia(ticketCommands["start-work"], {
      ...params(reference),
      ifMatch: taken.version,
      body: {},
    });
    expect(valueOf(started).state).toBe("in_progress");
  });

  test("a ticket is about a system of its own beneficiary, that is still there", async () => {
    const theirs = await openEnvironment(world, "rival", "orvalis", { name: "Ailleurs" });
    expect(await file("claire", theirs.id)).toMatchObject(
      refused("unknown_environment", "environment"),
    );
    const gone = await openEnvironment(world, "claire", "arvor", { name: "Parti" });
    valueOf(
      await world.as("claire")(api.removeEnvironment, {
        params: { environment: gone.id },
        ifMatch: "1",
        body: {},
      }),
    );
    expect(await file("claire", gone.id)).toMatchObject(refused("unknown_environment"));
  });

  test("it keeps the system as it was at the filing", async () => {
    const made = await openEnvironment(world, "claire", "arvor", { name: "Figé" });
    const { reference } = valueOf(await file("claire", made.id));
    valueOf(await confirm("claire", made, { release: "6.5.4" }));
    expect((await show(reference)).environment).toEqual({ id: made.id, version: 1 });
  });
});
